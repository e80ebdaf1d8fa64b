import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { questionsOf } from '../domain/branching.js';
import type { WhatIsSent } from '../domain/what-is-sent.js';
import { AnswerDraftStore } from '../store/answer-draft.store.js';
import { AnswerStore } from '../store/answer.store.js';
import { EnquiryStore } from '../store/enquiry.store.js';
import type { AtDesk } from './answering-desk.js';
import { EnquiryRecord } from './enquiry-record.js';
import { SendingWork } from './sending-work.js';

export interface SentInSet {
  readonly sent: WhatIsSent;
  readonly setId: string;
}

/**
 * What a sending changes for the enquiry, beside the decision it is: how far it has come, the drafts that have become answers, the record
 * and the trail of both sides, the work. Everything that the asker may read of it is the same whatever the answers were.
 */
@Injectable()
export class KeepSending {
  constructor(
    private readonly answers: AnswerStore,
    private readonly drafts: AnswerDraftStore,
    private readonly enquiries: EnquiryStore,
    private readonly record: EnquiryRecord,
    private readonly work: SendingWork,
  ) {}

  async execute(tx: Tx, actor: Actor, desk: AtDesk, { sent, setId }: SentInSet): Promise<void> {
    const { enquiry, at, stand } = desk;
    const replied = sent.going.map(({ questionCode: code }) => ({ code, at: at.toISOString(), round: stand.rounds + 1 }));
    const completedAt = sent.completes ? (enquiry.completedAt ?? at) : null;
    await this.answers.replied(tx, enquiry.id, { answered: [...enquiry.answered, ...replied], completedAt });
    await this.drafts.drop(tx, enquiry.id, [...sent.going, ...sent.irrelevant].map(({ questionCode }) => questionCode)); // prettier-ignore
    const words = howFar(desk, sent);
    await this.record.write(tx, actor, enquiry, {
      ledger: 'request.answered',
      event: sent.completes ? 'REPLIED' : 'REPLIED_IN_PART',
      eventWords: words,
      trail: { kind: 'REPLIED', at, staffId: actor.staffId, words, backFrom: actor.homeUnitId },
    });
    await this.work.after(tx, actor, enquiry, { completes: sent.completes, setId });
    if (sent.completes) await this.enquiries.tellWorker(tx);
  }
}

/** 14 of 15 questions: of those that are asked in any case, since how many more an answer has opened is read with that answer. */
function howFar({ enquiry }: AtDesk, { stillOpen, awaiting }: WhatIsSent): string {
  const always = questionsOf(enquiry.definition).filter(({ core }) => core);
  const open = new Set([...stillOpen, ...awaiting]);
  return `${always.filter(({ code }) => !open.has(code)).length} of ${always.length} questions`;
}
