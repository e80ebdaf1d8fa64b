import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { APP_FILTER, DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { PLATFORM_CONFIG, type PlatformConfig } from './config/platform-config.js';
import { writingDataSource } from './database/data-source.js';
import { type Durability, DURABILITY, usualDurability } from './database/durability.js';
import { EntityList } from './database/entities.js';
import { KeyedActs } from './database/keyed-acts.js';
import { PipelinedReader } from './database/pipelined-reader.js';
import { SelfCheck } from './database/self-check.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { Doorkeeper } from './graphql/caller.js';
import { graphqlOptions } from './graphql/graphql-options.js';
import { type Limits, limitsFor } from './graphql/limits.js';
import { OperationRegistry } from './graphql/registry.js';
import { StartChecks } from './graphql/start-checks.js';
import { handedIn } from './handed-in.js';
import { Health, type Release, RELEASE } from './health/health.js';
import { apiServer } from './http/api-server.js';
import { ProblemFilter } from './http/problem.filter.js';
import { LOGGER, type Logger } from './logging/logger.js';
import { ReadPath } from './read-path/read-path.js';

export { apiServer, Health, limitsFor, OperationRegistry, ReadPath, type Release };

export interface PlatformParts {
  readonly config: PlatformConfig;
  readonly logger: Logger;
  readonly registry: OperationRegistry;
  /** Left out, the usual ones. */
  readonly limits?: Limits;
  /** Left out, checked: a database whose acknowledged acts a power cut would take back is not served from. */
  readonly durability?: Durability;
  readonly release: Release;
}

/** Everything a context stands on. An app hands in its settings, its log, its registered operations and what it is. */
@Global()
@Module({})
export class PlatformModule implements OnModuleDestroy {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  static forRoot(parts: PlatformParts): DynamicModule {
    const { config, logger, registry, limits = limitsFor(config), durability = usualDurability(config), release } = parts;
    const source = {
      provide: DataSource,
      inject: [DiscoveryService],
      useFactory: (discovery: DiscoveryService) =>
        writingDataSource(
          config,
          handedIn(discovery, EntityList).flatMap(({ entities }) => entities),
        ).initialize(),
    };
    const values = [
      { provide: PLATFORM_CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: RELEASE, useValue: release },
      { provide: DURABILITY, useValue: durability },
      { provide: OperationRegistry, useValue: registry },
    ];
    const offered = [...values, source, UnitOfWork, KeyedActs, PipelinedReader, ReadPath, Health];
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [ReadPath, Doorkeeper],
      useFactory: (readPath: ReadPath, doorkeeper: Doorkeeper) =>
        graphqlOptions({ config, logger, readPath, doorkeeper, registry, limits }),
    });
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, graphql],
      providers: [...offered, SelfCheck, StartChecks, { provide: APP_FILTER, useClass: ProblemFilter }],
      exports: offered,
    };
  }

  async onModuleDestroy(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
