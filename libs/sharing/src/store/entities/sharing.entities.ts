import { DecisionEntity } from './decision.entity.js';
import { DecisionSetEntity } from './decision-set.entity.js';
import { DraftEntity } from './draft.entity.js';
import { HeldElsewhereEntity } from './held-elsewhere.entity.js';
import { SetRecipientEntity } from './set-recipient.entity.js';
import { ShareCutEntity } from './share-cut.entity.js';
import { ShareEntity } from './share.entity.js';
import { ShareItemEntity } from './share-item.entity.js';
import { StandingDecisionEntity } from './standing-decision.entity.js';
import { TrailEntryEntity } from './trail-entry.entity.js';

export const sharingEntities = [
  DecisionSetEntity, SetRecipientEntity, DecisionEntity, ShareCutEntity, ShareEntity, ShareItemEntity,
  StandingDecisionEntity, HeldElsewhereEntity, DraftEntity, TrailEntryEntity,
]; // prettier-ignore
