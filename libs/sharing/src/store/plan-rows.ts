import { randomBytes } from 'node:crypto';
import { newReference, uuidV7 } from '@lib/kernel';
import type { Recipient } from '../domain/omissions.js';
import type { ItemToShare } from '../domain/item-to-share.js';
import type { FrozenItem, SharingPlan } from '../domain/sharing-plan.js';
import { thirdPartiesGoing } from '../domain/third-parties-going.js';
import type { DecisionEntity } from './entities/decision.entity.js';
import type { DecisionSetEntity } from './entities/decision-set.entity.js';
import type { SetRecipientEntity } from './entities/set-recipient.entity.js';
import type { ShareCutEntity } from './entities/share-cut.entity.js';
import type { ShareEntity } from './entities/share.entity.js';
import type { ShareItemEntity } from './entities/share-item.entity.js';

type Unanswered =
  | 'open'
  | 'workable'
  | 'lapsed'
  | 'released'
  | 'sealedAt'
  | 'ledgerEntryId'
  | 'firstSeenAt'
  | 'firstSeenBy'
  | 'response'
  | 'responseWords'
  | 'respondedAt'
  | 'respondedBy'
  | 'revokedAt'
  | 'revokedBy'
  | 'revokedReason';
type Unended = 'endedAt' | 'endedWhy' | 'endorsedAt' | 'endorsedBy' | 'endorsement' | 'endorsementWords';
export type NewDecision = Omit<DecisionEntity, Unended>;
export type NewShare = Omit<ShareEntity, Unanswered>;
export type NewItem = Omit<ShareItemEntity, 'supersededAt' | 'withdrawnAt'>;

/** A plan as rows. Ids are made here from the plan's own instant, so that the tables refer to each other before anything is sent. */
export interface PlanRows {
  readonly set: Omit<DecisionSetEntity, 'ledgerEntryId'>;
  readonly recipients: readonly SetRecipientEntity[];
  readonly decisions: readonly NewDecision[];
  readonly cuts: readonly ShareCutEntity[];
  readonly shares: readonly NewShare[];
  readonly items: readonly NewItem[];
}

export function newId(at: Date): string {
  return uuidV7(at, randomBytes(10));
}

/** `releaseAt`: from when on its recipients may open it without proof. */
export function planRows(plan: SharingPlan, releaseAt: Date): PlanRows {
  const set = { id: newId(plan.set.decidedAt), reference: plan.reference, ...plan.set };
  const recipients = plan.recipients.map(({ recipient, toExplain: _left, ...grounds }) => ({
    id: newId(set.decidedAt),
    setId: set.id,
    agencyId: set.agencyId,
    ...columnsOf(recipient),
    ...grounds,
  }));
  const decisions = plan.decisions.map(({ recipientIndex, item, level, cuts: _cuts, replaces: _replaced, ...decided }) => {
    const to = at(recipients, recipientIndex);
    const { recipientAgencyId, recipientUnitId, recipientStaffId } = to;
    const { agencyId, personId, decidedAt } = set;
    return { id: newId(decidedAt), setId: set.id, setRecipientId: to.id, agencyId, personId, decidedAt, recipientAgencyId, recipientUnitId, recipientStaffId, ...idsOf(item), noteLevel: level, ...decided }; // prettier-ignore
  });
  const cuts = plan.decisions.flatMap((decided, i) =>
    decided.cuts.map((cut, ordinal) => ({ decisionId: at(decisions, i).id, ordinal, agencyId: set.agencyId, ...cut })),
  );
  const shares = plan.shares.map((share) => ({ ...shareRow(set, at(recipients, share.recipientIndex)), releaseAt }));
  const items = plan.shares.flatMap((share, i) =>
    share.items.map((item) => itemRow(item, { share: at(shares, i), decision: at(decisions, item.decisionIndex) })),
  );
  return { set, recipients, decisions, cuts, shares, items };
}

function shareRow(set: PlanRows['set'], to: SetRecipientEntity): Omit<NewShare, 'releaseAt'> {
  return {
    id: newId(set.decidedAt),
    // A reference of its own: recipients of one set learn nothing of each other from it.
    reference: newReference(),
    setId: set.id,
    setRecipientId: to.id,
    personId: set.personId,
    senderAgencyId: set.agencyId,
    senderUnitId: set.unitId,
    sentBy: set.decidedBy,
    sentAt: set.decidedAt,
    toldAt: set.toldAt,
    toldHow: set.toldHow,
    mode: set.mode,
    recipientAgencyId: to.recipientAgencyId,
    recipientUnitId: to.recipientUnitId,
    recipientStaffId: to.recipientStaffId,
    purpose: to.purpose,
    gateway: to.gateway,
    protectionCondition: to.protectionCondition,
    agreementId: to.agreementId,
    asked: to.asked,
    respondBy: to.respondBy,
  };
}

function itemRow(item: FrozenItem, of: { share: NewShare; decision: NewDecision }): NewItem {
  const { item: what, ordinal, inPart, body, bodyHash, level } = item;
  return {
    id: newId(of.share.sentAt),
    shareId: of.share.id,
    decisionId: of.decision.id,
    ordinal,
    inPart,
    body,
    bodyHash,
    level,
    itemKind: what.kind,
    noteId: what.kind === 'NOTE' ? what.id : null,
    noteVersion: what.kind === 'NOTE' ? what.version : null,
    answerId: what.answered?.id ?? null,
    enquiryId: what.answered?.enquiryId ?? null,
    questionCode: what.answered?.questionCode ?? null,
    answer: what.answered?.answer ?? null,
    senderAgencyId: of.share.senderAgencyId,
    recipientAgencyId: of.share.recipientAgencyId,
    originatorAgencyId: what.agencyId,
    category: what.category,
    nature: what.nature,
    happenedOn: what.happenedOn,
    basis: what.basis,
    sourceGrade: what.sourceGrade,
    intelligenceGrade: what.intelligenceGrade,
    handlingCode: what.handlingCode,
    handlingConditions: what.handlingConditions,
    marking: what.marking,
    disclosable: what.disclosable,
    thirdParties: thirdPartiesGoing(what.thirdParties, body, inPart),
  };
}

function idsOf({ kind, id, seriesId, answered }: ItemToShare) {
  return {
    itemKind: kind,
    noteId: kind === 'NOTE' ? id : null,
    noteSeriesId: kind === 'NOTE' ? seriesId : null,
    answerId: answered?.id ?? null,
    enquiryId: answered?.enquiryId ?? null,
    questionCode: answered?.questionCode ?? null,
    question: answered?.question ?? null,
  };
}

function columnsOf({ agencyId, unitId, staffId }: Recipient) {
  return { recipientAgencyId: agencyId, recipientUnitId: unitId, recipientStaffId: staffId };
}

function at<Row>(rows: readonly Row[], index: number): Row {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`the plan speaks of row ${index}, which it does not have`);
  return row;
}
