import { createServer } from 'node:http';
import pg from 'pg';
import { ACT_AS } from './yardstick-sql.js';

/** Who asks, as row security is told. */
export interface ActingAs {
  readonly staffId: string;
  readonly agencyId: string;
  readonly unitIds: readonly string[];
  readonly roles: readonly string[];
}
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The same connections as the product's, and nobody is asked whether they are signed in. */
export function barePool(connectionString: string): pg.Pool {
  const options = '-c plan_cache_mode=force_generic_plan -c TimeZone=UTC -c jit=off';
  return new pg.Pool({ connectionString, pipeline: true, max: 4, options });
}

/** One statement under row security, four messages sent together: answers the `data` of its one row. */
export async function readAs(
  pool: pg.Pool,
  { staffId, agencyId, unitIds, roles }: ActingAs,
  { values, ...statement }: Statement,
): Promise<string> {
  const client = await pool.connect();
  try {
    const [, , found] = await Promise.all([
      client.query('begin isolation level repeatable read'),
      client.query({ name: 'act_as', text: ACT_AS, values: [staffId, agencyId, unitIds, roles] }),
      client.query<{ data: string }>({ ...statement, values: [...values] }),
      client.query('commit'),
    ] as const);
    return `{"data":${found.rows[0]?.data ?? 'null'}}`;
  } finally {
    client.release();
  }
}

/** Node's own http: says where it listens in a line `ready PORT`, and ends with whoever began it. */
export function serveBare(answer: (path: string, body: Record<string, unknown>) => Promise<string>): void {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(request.url ?? '', JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>).then(
        (text) => response.setHeader('content-type', 'application/json').end(text),
        (fault: unknown) => {
          response.statusCode = 500;
          response.end(String(fault));
        },
      );
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : 0}\n`);
  });
  process.stdin.resume().on('end', () => process.exit());
}
