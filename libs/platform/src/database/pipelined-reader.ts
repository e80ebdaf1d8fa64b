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
 * BEGIN, act_for, one statement, COMMIT, sent together and awaited together. Who asks is verified in the very snapshot that is read. What was
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
    const connection = await this.connect();
    const { client } = connection;
    connection.warned = false;
    const sent = together(
      client,
      () =>
        [
          client.query('begin isolation level repeatable read'),
          client.query({ name: 'act_for', text: ACT_FOR, values: actForValues(actor) }),
          client.query<Row>(prepared(statement)),
          client.query('commit'),
        ] as const,
    );
    const [begun, acting, found, committed] = await Promise.allSettled(sent);
    const fault = [begun, acting, found, committed].find((part) => part.status === 'rejected');
    client.release(fault && !isSqlError(fault.reason) ? (fault.reason as Error) : undefined);
    if (fault) throw standingFault(fault.reason);
    if (found.status !== 'fulfilled' || committed.status !== 'fulfilled') throw new OutcomeUnknown('no answer');
    if (committed.value.command !== 'COMMIT') throw new OutcomeUnknown(`COMMIT was answered ${committed.value.command}`);
    if (connection.warned) throw new OutcomeUnknown('COMMIT was answered with warning 01000');
    return found.value.rows;
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

/** Four messages, one write: most of what a short read costs on this side is the calls to the network. */
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

function isSqlError(fault: unknown): boolean {
  return fault instanceof pg.DatabaseError;
}
