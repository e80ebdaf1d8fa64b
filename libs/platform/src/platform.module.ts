import { type DynamicModule, Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { PLATFORM_CONFIG, type PlatformConfig } from './config/platform-config.js';
import { writingDataSource } from './database/data-source.js';
import { EntityList } from './database/entities.js';
import { KeyedActs } from './database/keyed-acts.js';
import { PipelinedReader } from './database/pipelined-reader.js';
import { UnitOfWork } from './database/unit-of-work.js';

/** What is handed in as a value by any context, wherever it stands in the tree of modules. */
export function handedIn<Part>(discovery: DiscoveryService, kind: new (...args: never[]) => Part): Part[] {
  return discovery
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .filter((instance): instance is Part => instance instanceof kind);
}

@Global()
@Module({})
export class PlatformModule implements OnModuleDestroy {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  static forRoot(config: PlatformConfig): DynamicModule {
    const source = {
      provide: DataSource,
      inject: [DiscoveryService],
      useFactory: (discovery: DiscoveryService) =>
        writingDataSource(
          config,
          handedIn(discovery, EntityList).flatMap(({ entities }) => entities),
        ).initialize(),
    };
    const offered = [{ provide: PLATFORM_CONFIG, useValue: config }, source, UnitOfWork, KeyedActs, PipelinedReader];
    return { module: PlatformModule, imports: [DiscoveryModule], providers: offered, exports: offered };
  }

  async onModuleDestroy(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
