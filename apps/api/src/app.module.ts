import { AccessModule } from '@lib/access';
import { ConferenceModule } from '@lib/conference';
import { ImportsModule } from '@lib/imports';
import { ActionsModule } from '@lib/actions';
import { EnquiryModule } from '@lib/enquiry';
import { ExceptionsModule } from '@lib/exceptions';
import { GapsModule } from '@lib/gaps';
import { ExportsModule } from '@lib/exports';
import { ExtractsModule } from '@lib/extracts';
import { GovernanceModule } from '@lib/governance';
import { OversightModule } from '@lib/oversight';
import { NotifyModule } from '@lib/notify';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { PlansModule } from '@lib/plans';
import { PlatformModule, type PlatformParts } from '@lib/platform';
import { ProcedureModule } from '@lib/procedure';
import { RiskModule } from '@lib/risk';
import { SamplingModule } from '@lib/sampling';
import { SearchModule } from '@lib/search';
import { SharingModule } from '@lib/sharing';
import { WorkloadModule } from '@lib/workload';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { GraphiqlController } from './graphiql/graphiql.controller.js';
import { HealthController } from './health.controller.js';

/** The contexts of the house, in its order. */
export const CONTEXTS: readonly Type[] = [
  PartnershipModule,
  PeopleModule,
  ExceptionsModule,
  RiskModule,
  SharingModule,
  EnquiryModule,
  ProcedureModule,
  ConferenceModule,
  NotifyModule,
  ImportsModule,
  PlansModule,
  ActionsModule,
  SearchModule,
  SamplingModule,
  WorkloadModule,
  OversightModule,
  GapsModule,
  GovernanceModule,
  ExportsModule,
  ExtractsModule,
];

/** Composition only. */
@Module({})
export class AppModule {
  static of(parts: PlatformParts, contexts: readonly Type[] = CONTEXTS): DynamicModule {
    const controllers = parts.config.NODE_ENV === 'production' ? [HealthController] : [HealthController, GraphiqlController];
    return { module: AppModule, imports: [PlatformModule.forRoot(parts), AccessModule, ...contexts], controllers };
  }
}
