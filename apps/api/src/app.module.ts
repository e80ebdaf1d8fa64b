import { AccessModule } from '@lib/access';
import { ExceptionsModule } from '@lib/exceptions';
import { OversightModule } from '@lib/oversight';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { PlatformModule, type PlatformParts } from '@lib/platform';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** The contexts of the house, in its order. */
export const CONTEXTS: readonly Type[] = [PartnershipModule, PeopleModule, ExceptionsModule, RiskModule, SharingModule, OversightModule];

/** Composition only. */
@Module({})
export class AppModule {
  static of(parts: PlatformParts, contexts: readonly Type[] = CONTEXTS): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(parts), AccessModule, ...contexts], controllers: [HealthController] };
  }
}
