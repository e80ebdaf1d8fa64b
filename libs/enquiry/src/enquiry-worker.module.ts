import { PartnershipWorkerModule } from '@lib/partnership';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ChaseDays } from './domain/chasing.js';
import { AnswerCopies } from './store/answer-copies.js';
import { DueEnquiries } from './store/due-enquiries.js';
import { CHASE_DAYS, ChaseEnquiries } from './use-cases/chase-enquiries.js';
import { RaiseCopiesToMend } from './use-cases/raise-copies-to-mend.js';

export { ChaseEnquiries, RaiseCopiesToMend };

/** What enquiries need done under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({})
export class EnquiryWorkerModule {
  static chasing(days: ChaseDays): DynamicModule {
    return {
      module: EnquiryWorkerModule,
      imports: [PartnershipWorkerModule],
      providers: [DueEnquiries, ChaseEnquiries, AnswerCopies, RaiseCopiesToMend, { provide: CHASE_DAYS, useValue: days }],
      exports: [ChaseEnquiries, RaiseCopiesToMend],
    };
  }
}
