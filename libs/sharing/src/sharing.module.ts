import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { NoteChanges, RiskModule } from '@lib/risk';
import { Global, Module } from '@nestjs/common';
import { sharingAbilities } from './access/sharing.abilities.js';
import { ConsideringResolver } from './graphql/considering.resolver.js';
import { DecidingResolver } from './graphql/deciding.resolver.js';
import { DraftResolver } from './graphql/draft.resolver.js';
import { KeptResolver } from './graphql/kept.resolver.js';
import { NoteSharingResolver, PersonSharingResolver, ShareResolver, ViewerSharingResolver } from './graphql/share.resolver.js';
import { sharingReads } from './reads/sharing.reads.js';
import { sharingEntities } from './store/entities/sharing.entities.js';
import { sharingStores } from './store/sharing.stores.js';
import { TrailStore } from './store/trail.store.js';
import { FollowNotes } from './use-cases/follow-notes.js';
import { sharingUseCases } from './use-cases/sharing.use-cases.js';

/** Global for one thing only: risk's port NoteChanges, which stands to the left and is filled here. Needs a global provider of SourcesAsked. */
@Global()
@Module({
  imports: [
    PartnershipModule,
    PeopleModule,
    RiskModule,
    LedgerModule,
    Entities.register(sharingEntities),
    ReadModel.register(sharingReads),
    AccessModule.abilities(sharingAbilities),
  ],
  providers: [
    ...sharingStores,
    ...sharingUseCases,
    { provide: NoteChanges, useExisting: FollowNotes },
    DecidingResolver,
    ConsideringResolver,
    ShareResolver,
    NoteSharingResolver,
    PersonSharingResolver,
    ViewerSharingResolver,
    KeptResolver,
    DraftResolver,
  ],
  exports: [NoteChanges, TrailStore, ...sharingUseCases],
})
export class SharingModule {}
