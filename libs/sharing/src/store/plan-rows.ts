import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@lib/kernel';
import type { PlannedDecision, PlannedRecipient, PlannedShare, SharingPlan } from '../domain/sharing-decision.js';
import type { DecisionEntity } from './entities/decision.entity.js';
import type { DecisionSetEntity } from './entities/decision-set.entity.js';
import type { SetRecipientEntity } from './entities/set-recipient.entity.js';
import type { ShareCutEntity } from './entities/share-cut.entity.js';
import type { ShareEntity } from './entities/share.entity.js';
import type { ShareItemEntity } from './entities/share-item.entity.js';

type Unanswered = 'firstSeenAt' | 'firstSeenBy' | 'response' | 'responseWords' | 'respondedAt' | 'respondedBy' | 'revokedAt' | 'revokedBy' | 'revokedReason';
type Unended = 'endedAt' | 'endedWhy' | 'endorsedAt' | 'endorsedBy' | 'endorsement' | 'endorsementWords';

/** A plan as rows. Ids are made here from the plan's own instant, so that the tables refer to each other before anything is sent. */
export interface PlanRows {
  readonly set: DecisionSetEntity;
  readonly recipients: readonly SetRecipientEntity[];
  readonly decisions: readonly Omit<DecisionEntity, Unended>[];
  readonly cuts: readonly ShareCutEntity[];
  readonly shares: readonly Omit<ShareEntity, Unanswered>[];
  readonly items: readonly Omit<ShareItemEntity, 'supersededAt' | 'withdrawnAt'>[];
}

export function newId(at: Date): string {
  return uuidV7(at, randomBytes(10));
}
