import { PartnershipWorkerModule } from '@lib/partnership';
import { Module } from '@nestjs/common';
import { ConferencesToPrepare } from './store/conferences-to-prepare.js';
import { PrepareConference } from './use-cases/prepare-conference.js';

export { PrepareConference };

/** What conferences need done under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({ imports: [PartnershipWorkerModule], providers: [ConferencesToPrepare, PrepareConference], exports: [PrepareConference] })
export class ConferenceWorkerModule {}
