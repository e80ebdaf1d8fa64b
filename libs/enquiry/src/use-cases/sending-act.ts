import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { SharingDecisions } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { changedSinceChecked, mayAnswer } from '../domain/answering-refusals.js';
import { checkDeclaration } from '../domain/declaration.js';
import { answersToMend } from '../domain/enquiry-refusals.js';
import { whatIsSent, type WhatIsSent } from '../domain/what-is-sent.js';
import { AnswerStore } from '../store/answer.store.js';
import { AnsweringDesk, type AtDesk } from './answering-desk.js';
import { answersToKeep, broughtOf, decisionOf, type SendingWords } from './compose-sending.js';
import { NotesTowardsAsker } from './notes-towards-asker.js';
import { SendingAftermath } from './sending-aftermath.js';

export interface SendingAsked extends SendingWords {
  /** As the answers were checked. */
  readonly seen: number;
}
/** The kept answer: plain JSON, the same for the first submit and for the fiftieth. */
export interface SendingDone {
  readonly enquiryId: string;
  readonly setId: string;
  readonly shareIds: readonly string[];
  readonly stillOpen: number;
  readonly contradictionIds: readonly string[];
  readonly silentSources: readonly string[];
}

/**
 * The story of a sending, inside a transaction that is already open: the enquiry held, nothing changed since it was checked, what goes, the
 * declaration against what is held, the answers on record, the sharing decision, and what follows from it.
 */
@Injectable()
export class SendingAct {
  constructor(
    private readonly desk: AnsweringDesk,
    private readonly answers: AnswerStore,
    private readonly notes: NotesTowardsAsker,
    private readonly decisions: SharingDecisions,
    private readonly aftermath: SendingAftermath,
  ) {}

  async within(tx: Tx, actor: Actor, enquiryId: string, asked: SendingAsked): Promise<SendingDone | Refusal> {
    const enquiry = await this.desk.hold(tx, actor, enquiryId);
    const over = mayAnswer(enquiry);
    if (over) return over;
    const desk = await this.desk.stand(tx, actor, enquiry);
    if (desk.stand.seen !== asked.seen) return changedSinceChecked();
    const sent = sendingOf(desk, actor.agencyName);
    if (isRefusal(sent)) return sent;
    const untrue = await this.declared(tx, actor, desk, { sent, asked });
    if (untrue) return untrue;
    return this.send(tx, actor, desk, { sent, asked });
  }

  private async send(tx: Tx, actor: Actor, desk: AtDesk, { sent, asked }: Sending): Promise<SendingDone | Refusal> {
    const { enquiry } = desk;
    const rows = answersToKeep(desk, actor, sent);
    await this.answers.add(tx, rows);
    const { held } = await this.notes.find(tx, actor, enquiry, { at: desk.at, decided: asked.notes ?? [] });
    const brought = broughtOf(enquiry, rows, held);
    const done = await this.decisions.record(tx, actor, decisionOf(enquiry, rows, asked), { operation: 'sendAnswers', brought });
    if (isRefusal(done)) return done;
    // Asked again of what stands now: from here on nobody records a note of ours on this person until this ends.
    const untrue = await this.declared(tx, actor, desk, { sent, asked });
    if (untrue) return untrue;
    const contradictionIds = await this.aftermath.execute(tx, actor, desk, { sent, rows, setId: done.setId });
    return {
      enquiryId: enquiry.id,
      setId: done.setId,
      shareIds: done.shareIds,
      stillOpen: sent.stillOpen.length + sent.awaiting.length,
      contradictionIds,
      silentSources: done.silentSources.map(({ label }) => label),
    };
  }

  private async declared(tx: Tx, actor: Actor, { enquiry, at, stand }: AtDesk, { sent, asked }: Sending): Promise<Refusal | null> {
    const { towards } = await this.notes.find(tx, actor, enquiry, { at, decided: asked.notes ?? [] });
    return checkDeclaration({ set: enquiry.definition, sent, before: stand.before, held: towards });
  }
}

interface Sending {
  readonly sent: WhatIsSent;
  readonly asked: SendingAsked;
}

/** What would go now; where nothing would, and something is only to be mended, that. */
export function sendingOf({ enquiry, stand }: AtDesk, agency: string): WhatIsSent | Refusal {
  const answers = stand.questions.flatMap(({ answer }) => answer ?? []);
  const sent = whatIsSent({ set: enquiry.definition, answers, before: stand.before, agency });
  const [first, ...others] = stand.questions.filter(({ open }) => open).flatMap(({ problems }) => problems);
  return isRefusal(sent) && first ? answersToMend([first, ...others]) : sent;
}
