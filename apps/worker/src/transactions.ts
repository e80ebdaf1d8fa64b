import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Jobs at once, and so connections for their transactions. */
export const AT_ONCE = 2;

/** One transaction as the worker's role. Nobody acts in it; what it may touch is what the role's own policies name. */
@Injectable()
export class Transactions {
  constructor(private readonly source: DataSource) {}

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction('READ COMMITTED', work);
  }
}

export function workerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'concordat',
    entities: [],
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    poolSize: AT_ONCE,
    extra: {
      application_name: 'concordat-worker',
      options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off',
      statement_timeout: 60_000,
      lock_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 5_000,
    },
  });
}
