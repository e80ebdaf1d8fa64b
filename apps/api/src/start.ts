import { readFileSync } from 'node:fs';
import { apiServer, limitsFor, makeLogger, NestLogger, OperationRegistry, type PlatformConfig } from '@lib/platform';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrations } from '../../../prisma-free-migrations/index.js';
import { AppModule } from './app.module.js';

const OPERATIONS = new URL('../operations.graphql', import.meta.url);
const VERSION = '0.1.0';

export interface ApiParts {
  /** The text of the registry, when it is not the one beside this app. */
  readonly operations?: string;
  readonly contexts?: readonly Type[];
  /** Only where NODE_ENV is test: operations of any size, for tests that walk every path of the schema. */
  readonly limits?: 'off';
  /** For tests of this app as it is in production: the database may be one of theirs, which must also be called one. */
  readonly durability?: 'of a test database';
}

/** Everything up to listening, so that tests start the very same thing. */
export async function createApi(config: PlatformConfig, parts: ApiParts = {}): Promise<NestFastifyApplication> {
  const operations = parts.operations ?? readFileSync(OPERATIONS, 'utf8');
  const limits = limitsFor(config, parts.limits);
  const logger = makeLogger(config.LOG_LEVEL, 'api');
  const registry = new OperationRegistry(operations);
  const release = { name: 'concordat-api', version: VERSION, migrations: migrations.map((migration) => new migration().name) };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(
      { config, logger, registry, limits, release, ...(parts.durability ? { durability: parts.durability } : {}) },
      parts.contexts,
    ),
    apiServer({ config, logger, registry, limits }),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  await app.init();
  // Not before: one that refuses to start would listen for as long as its process lives.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  return app;
}
