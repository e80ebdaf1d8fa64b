import type { Writable } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { PLATFORM_CONFIG, type PlatformConfig } from '../config/platform-config.js';
import { ACT_FOR, actForValues, type Acting } from './acting.js';
import { connectionOptions } from './connection.js';
import { OutcomeUnknown } from './outcome-unknown.js';
import { standingFault } from './standing.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Prepared once a connection under this name. Without it the statement is parsed each time. */
  readonly name?: string;
}
interface Connection {
  readonly client: pg.PoolClient;
  warned: boolean;
}

const DATE_OID = 1082;
const asText = (value: string): string => value;
/** Dates stay text: a calendar day has no time zone to be shifted by. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === DATE_OID ? asText : pg.types.getTypeParser(oid, format as 'text')),
};

/**
 * BEGIN, act_for, one statement or several, COMMIT, sent together and awaited together. Who asks is verified in the very snapshot that is read. What was
 * read is handed over only when COMMIT has answered COMMIT without a warning: until then the row that says who read it may not stand.
 */
@Injectable()
export class PipelinedReader implements OnModuleDestroy {
  private readonly pool: pg.Pool;
  private readonly wired = new WeakMap<pg.PoolClient, Connection>();

  constructor(@Inject(PLATFORM_CONFIG) config: PlatformConfig) {
    this.pool = new pg.Pool({
      ...connectionOptions(config.API_DATABASE_URL, 'concordat-api-reads'),
      pipeline: true,
      types: types as pg.CustomTypesConfig,
      max: config.API_READ_CONNECTIONS,
      idleTimeoutMillis: 60_000,
    });
    this.pool.on('error', () => undefined);
  }

  async read<Row extends pg.QueryResultRow>(actor: Acting, statement: Statement): Promise<Row[]> {
    const [rows = []] = await this.readTogether<Row>(actor, [statement]);
    return rows;
  }

  /** Several from one snapshot: the rows of each, in the order given. When one fails, none is answered. */
  async readTogether<Row extends pg.QueryResultRow>(actor: Acting, statements: readonly Statement[]): Promise<Row[][]> {
    const connection = await this.connect();
    const { client } = connection;
    connection.warned = false;
    const sent = together(client, () => [
      client.query<Row>('begin isolation level repeatable read'),
      client.query<Row>({ name: 'act_for', text: ACT_FOR, values: actForValues(actor) }),
      ...statements.map((statement) => client.query<Row>(prepared(statement))),
      client.query<Row>('commit'),
    ]);
    const answers = await Promise.allSettled(sent);
    const fault = answers.find((answer) => answer.status === 'rejected');
    client.release(fault && !isSqlError(fault.reason) ? (fault.reason as Error) : undefined);
    if (fault) throw standingFault(fault.reason);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const committed = found.at(-1)?.command;
    if (committed !== 'COMMIT') throw new OutcomeUnknown(`COMMIT was answered ${committed}`);
    if (connection.warned) throw new OutcomeUnknown('COMMIT was answered with warning 01000');
    return found.slice(2, -1).map(({ rows }) => rows);
  }

  /** Outside any actor: only for what needs none (the actor's own statement, health). */
  async ask<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const { client } = await this.connect();
    try {
      const found = await client.query<Row>(prepared(statement));
      client.release();
      return found.rows;
    } catch (fault) {
      client.release(isSqlError(fault) ? undefined : (fault as Error));
      throw fault;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }

  private async connect(): Promise<Connection> {
    const client = await this.pool.connect();
    const known = this.wired.get(client);
    if (known) return known;
    const connection: Connection = { client, warned: false };
    client.on('notice', (notice) => {
      connection.warned ||= notice.code === '01000';
    });
    this.wired.set(client, connection);
    return connection;
  }
}

/** Some messages, one write: most of what a short read costs on this side is the calls to the network. */
function together<Sent>(client: pg.PoolClient, send: () => Sent): Sent {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

function prepared({ name, text, values }: Statement): pg.QueryConfig {
  return { text, values: [...values], ...(name ? { name } : {}) };
}

export function isSqlError(fault: unknown): boolean {
  return fault instanceof pg.DatabaseError;
}
