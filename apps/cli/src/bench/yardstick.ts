import { createServer } from 'node:http';
import pg from 'pg';
import { ACT_AS, CASE_FILE, FIND_PEOPLE, TRAIL } from './yardstick-sql.js';
import { shareNote, type ToShare } from './yardstick-share.js';

/**
 * What the product is measured against: Node's own http and hand-written SQL, the same database role, row security and access-log row, and
 * nothing else. A process of its own, told everything by its environment.
 */
interface Told {
  readonly url: string;
  readonly agency: string;
  readonly unit: string;
  readonly practitioner: string;
  readonly supervisor: string;
  readonly labels: string;
}
const told = JSON.parse(process.env.YARDSTICK ?? '{}') as Told;
const pool = new pg.Pool({
  connectionString: told.url,
  pipeline: true,
  max: 4,
  options: '-c plan_cache_mode=force_generic_plan -c TimeZone=UTC -c jit=off',
});

interface Reading {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

async function read(staff: string, role: string, reading: Reading): Promise<string> {
  const client = await pool.connect();
  try {
    const sent = [
      client.query('begin'),
      client.query({ name: 'act_as', text: ACT_AS, values: [staff, told.agency, [told.unit], [role]] }),
      client.query<{ answer: string }>(reading),
      client.query('commit'),
    ] as const;
    const [, , found] = await Promise.all(sent);
    return `{"data":${found.rows[0]?.answer ?? 'null'}}`;
  } finally {
    client.release();
  }
}

async function answer(path: string, body: Record<string, unknown>): Promise<string> {
  const { practitioner, supervisor, agency, labels } = told;
  switch (path) {
    case '/R1':
      return read(practitioner, 'POLICE_OFFENDER_MANAGER', { name: 'r1', text: CASE_FILE, values: [body.id, labels] });
    case '/R2':
      return read(practitioner, 'POLICE_OFFENDER_MANAGER', { name: 'r2', text: FIND_PEOPLE, values: [agency, practitioner, body.text] });
    case '/R3':
      return read(supervisor, 'SUPERVISOR', { name: 'r3', text: TRAIL, values: [agency, body.from, labels] });
    default:
      return shareNote(pool, { ...told, ...(body as unknown as ToShare) });
  }
}

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
