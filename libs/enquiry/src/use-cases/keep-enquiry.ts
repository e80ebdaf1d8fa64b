import { randomBytes } from 'node:crypto';
import { AccessLog, type Actor } from '@lib/access';
import { newReference, uuidV7 } from '@lib/kernel';
import { Ledger, type RecordedAct } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { canonicalHash, type Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { EnquiryPlan } from '../domain/asking.js';
import type { Answerer } from '../store/addressees.store.js';
import { enquiryTrail } from '../store/enquiry-trail.js';
import { EnquiryStore, type NewEnquiry } from '../store/enquiry.store.js';
import { toAnswer } from './enquiry-work.js';

export interface EnquiryToKeep {
  readonly personId: string;
  readonly setId: string | null;
  readonly plan: EnquiryPlan;
  readonly grounds: Pick<NewEnquiry, 'purpose' | 'gateway' | 'protectionCondition' | 'necessity' | 'proportionality' | 'agreementId'>;
  readonly whyNeeded: string | null;
  readonly why: string | null;
  readonly recipient: { readonly agencyId: string; readonly unitId: string | null; readonly staffId: string | null };
  readonly answerer: Answerer;
  readonly at: Date;
  readonly workingDays: number;
  readonly dueAt: Date;
}

/**
 * Everything that a question put to somebody becomes, in this order: the permanent record, the row with the questions as asked, its first
 * event, both agencies' trails, the access log, the work. If any of it cannot be written, nothing was asked.
 */
@Injectable()
export class KeepEnquiry {
  constructor(
    private readonly ledger: Ledger,
    private readonly store: EnquiryStore,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
    private readonly work: WorkItems,
  ) {}

  async execute(tx: Tx, actor: Actor, senderUnitId: string, kept: EnquiryToKeep): Promise<string> {
    const row = rowOf(actor, senderUnitId, kept);
    const { entryId } = await this.ledger.append(tx, actor, actOf(row, kept));
    await this.store.add(tx, { ...row, ledgerEntryId: entryId });
    await this.store.event(tx, row.id, { kind: 'ASKED', at: row.sentAt, staffId: actor.staffId, words: row.why });
    const { title } = row.definition;
    const askersWords = row.why === null ? title : `${title}. ${row.why}`;
    const trail = { kind: 'ASKED', at: row.sentAt, staffId: actor.staffId, words: title, askersWords } as const;
    await this.trail.write(tx, enquiryTrail(row, trail));
    const about = { operation: 'askQuestions', subjectType: 'Enquiry', subjectId: row.id, personId: row.personId };
    await this.log.write(tx, actor, { ...about, act: 'DISCLOSURE', details: { recipients: [row.recipientAgencyId] } });
    await this.work.raise(tx, toAnswer(row, kept.answerer, actor.agencyName));
    return row.id;
  }

  async refused(tx: Tx, actor: Actor, of: { readonly personId: string; readonly operation: string; readonly code: string }): Promise<void> {
    await this.log.write(tx, actor, { ...of, act: 'REFUSED', subjectType: 'Enquiry' });
  }
}

function rowOf(actor: Actor, senderUnitId: string, kept: EnquiryToKeep): Omit<NewEnquiry, 'ledgerEntryId'> {
  const { plan, grounds, recipient } = kept;
  const { definition } = plan;
  return {
    id: uuidV7(kept.at, randomBytes(10)),
    reference: newReference(),
    personId: kept.personId,
    setCode: definition.code,
    setVersion: definition.version,
    setId: kept.setId,
    stage: definition.stage,
    definition,
    definitionHash: canonicalHash(definition),
    dropped: plan.dropped,
    senderAgencyId: actor.agencyId,
    senderUnitId,
    sentBy: actor.staffId,
    sentAt: kept.at,
    recipientAgencyId: recipient.agencyId,
    recipientUnitId: recipient.unitId,
    recipientStaffId: recipient.staffId,
    why: kept.why,
    ...grounds,
    workingDays: kept.workingDays,
    dueAt: kept.dueAt,
    ...NOTHING_YET,
  };
}

const NOTHING_YET = {
  firstSeenAt: null, firstSeenBy: null, answered: [], completedAt: null, declinedAt: null, declinedBy: null, declinedCode: null,
  declinedWords: null, closedAt: null, closedBy: null, closedWords: null,
} as const; // prettier-ignore

function actOf(row: Omit<NewEnquiry, 'ledgerEntryId'>, { plan, recipient, whyNeeded }: EnquiryToKeep): RecordedAct {
  return {
    kind: 'request.asked',
    personId: row.personId,
    occurredAt: row.sentAt,
    purpose: row.purpose,
    legalBasis: `${row.gateway} ${row.protectionCondition}`,
    to: [row.recipientAgencyId],
    rationale: {
      enquiryReference: row.reference,
      questions: { set: row.setCode, version: row.setVersion, hash: row.definitionHash.toString('hex') },
      dropped: plan.dropped.map(({ groupCode, questionCodes, reasonCode, words }) => ({
        groupCode,
        questionCodes: [...questionCodes],
        reasonCode,
        words,
      })),
      recipient: { ...recipient },
      dueAt: row.dueAt.toISOString(),
      agreementId: row.agreementId,
      necessity: row.necessity,
      proportionality: row.proportionality,
      why: row.why,
      whyNeeded,
    },
  };
}
