import { AccessModule } from '@lib/access';
import { PlatformModule, type PlatformParts } from '@lib/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** Composition only: which contexts there are, in the order of the house. */
@Module({})
export class AppModule {
  static of(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(parts), AccessModule],
      controllers: [HealthController],
    };
  }
}
