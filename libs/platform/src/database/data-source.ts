import { DataSource } from 'typeorm';
import type { PlatformConfig } from '../config/platform-config.js';
import { connectionOptions } from './connection.js';
import type { EntityClass } from './entities.js';

/** TypeORM for writes. The schema is made by migrations alone, so `synchronize` is never on. */
export function writingDataSource(config: PlatformConfig, entities: readonly EntityClass[]): DataSource {
  const { connectionString, ...extra } = connectionOptions(config.API_DATABASE_URL, 'concordat-api-writes');
  return new DataSource({
    type: 'postgres',
    ...(connectionString ? { url: connectionString } : {}),
    schema: 'concordat',
    entities: [...entities],
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    poolSize: config.API_WRITE_CONNECTIONS,
    extra,
  });
}
