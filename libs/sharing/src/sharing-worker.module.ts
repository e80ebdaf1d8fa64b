import { PartnershipWorkerModule } from '@lib/partnership';
import { Module } from '@nestjs/common';
import { CaseAcrossAgencies } from './store/case-across-agencies.js';
import { DueNow } from './store/due-now.js';
import { GapRows } from './store/gap-rows.js';
import { OpenWorkStore } from './store/open-work.store.js';
import { LookForGaps } from './use-cases/look-for-gaps.js';
import { RaiseGroupGaps } from './use-cases/raise-group-gaps.js';
import { RaiseLateEndorsements } from './use-cases/raise-late-endorsements.js';
import { RaiseLateExplanations } from './use-cases/raise-late-explanations.js';
import { RaiseLessTold } from './use-cases/raise-less-told.js';
import { RaiseReviewsDue } from './use-cases/raise-reviews-due.js';

export { CaseAcrossAgencies, LookForGaps, RaiseLateEndorsements, RaiseLateExplanations, RaiseReviewsDue };

/** What sharing does under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({
  imports: [PartnershipWorkerModule],
  providers: [
    OpenWorkStore,
    DueNow,
    CaseAcrossAgencies,
    GapRows,
    LookForGaps,
    RaiseGroupGaps,
    RaiseLessTold,
    RaiseReviewsDue,
    RaiseLateEndorsements,
    RaiseLateExplanations,
  ],
  exports: [CaseAcrossAgencies, LookForGaps, RaiseReviewsDue, RaiseLateEndorsements, RaiseLateExplanations],
})
export class SharingWorkerModule {}
