import { AnsweredStore } from './answered.store.js';
import { DraftStore } from './draft.store.js';
import { EndorsingStore } from './endorsing.store.js';
import { HeldElsewhereStore } from './held-elsewhere.store.js';
import { OpenWorkStore } from './open-work.store.js';
import { OwnCaseStore } from './own-case.store.js';
import { RevokingStore } from './revoking.store.js';
import { SentCopiesStore } from './sent-copies.store.js';
import { ShareRulesStore } from './share-rules.store.js';
import { ShareStore } from './share.store.js';
import { SharingStore } from './sharing.store.js';
import { StandingStore } from './standing.store.js';
import { TrailStore } from './trail.store.js';

export const sharingStores = [
  OwnCaseStore, SharingStore, ShareStore, ShareRulesStore, RevokingStore, SentCopiesStore, TrailStore, OpenWorkStore,
  AnsweredStore, EndorsingStore, StandingStore, HeldElsewhereStore, DraftStore,
]; // prettier-ignore
