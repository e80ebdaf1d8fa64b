import { AccessModule } from '@lib/access';
import { PlatformModule, type PlatformParts } from '@lib/platform';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** The contexts of the house, in its order. */
export const CONTEXTS: readonly Type[] = [];

/** Composition only. */
@Module({})
export class AppModule {
  static of(parts: PlatformParts, contexts: readonly Type[] = CONTEXTS): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(parts), AccessModule, ...contexts], controllers: [HealthController] };
  }
}
