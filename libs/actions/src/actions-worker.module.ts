import { PartnershipWorkerModule } from '@lib/partnership';
import { Module } from '@nestjs/common';
import { ActionsAtWork } from './store/actions-at-work.js';
import { KeepAction } from './use-cases/keep-action.js';

export { KeepAction };

/** What actions need done under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({ imports: [PartnershipWorkerModule], providers: [ActionsAtWork, KeepAction], exports: [KeepAction] })
export class ActionsWorkerModule {}
