import type { Actor } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { type Tx, UnitOfWork } from '@lib/platform';
import { SharingDecisions } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { AnswerGiven } from '../domain/answer.js';
import { answerText } from '../domain/answer-text.js';
import { mayAnswer } from '../domain/answering-refusals.js';
import type { QuestionStand } from '../domain/answering-stand.js';
import { peopleNamed } from '../domain/people-named.js';
import type { AnswerProblem } from '../domain/sound-answer.js';
import { levelOf, type WhatIsSent } from '../domain/what-is-sent.js';
import { AnsweringDesk, type AtDesk } from './answering-desk.js';
import { askerOf } from './compose-sending.js';
import { EnquiryRecord } from './enquiry-record.js';
import { NotesTowardsAsker } from './notes-towards-asker.js';
import { sendingOf } from './sending-act.js';

type Considered = Awaited<ReturnType<SharingDecisions['consider']>>;
export interface LineFound {
  readonly questionCode: string;
  readonly question: string;
  readonly text: string;
  readonly state: string | null;
  readonly problems: readonly AnswerProblem[];
}
export interface AnswersFound {
  readonly going: readonly LineFound[];
  readonly uniform: readonly LineFound[];
  readonly keptOut: readonly LineFound[];
  readonly stillOpen: readonly LineFound[];
  readonly thirdParties: readonly string[];
  readonly graver: Considered['recipients'][number]['graver'];
  readonly expectedLeftOut: readonly string[];
  readonly seen: number;
  readonly ready: boolean;
}

/** What would go if it were sent now, by the very functions that send it; nothing is changed. */
@Injectable()
export class CheckAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: AnsweringDesk,
    private readonly notes: NotesTowardsAsker,
    private readonly decisions: SharingDecisions,
    private readonly record: EnquiryRecord,
  ) {}

  execute(
    actor: Actor,
    { enquiryId, noteIds }: { readonly enquiryId: string; readonly noteIds: readonly string[] },
  ): Promise<AnswersFound | null> {
    return this.work.run(actor, async (tx) => {
      const enquiry = await this.desk.open(tx, actor, enquiryId);
      if (!enquiry) {
        await this.record.denied(tx, actor, enquiryId, 'checkAnswers');
        return null;
      }
      const found = await this.look(tx, actor, await this.desk.stand(tx, actor, enquiry), noteIds);
      await this.record.logged(tx, actor, enquiry, { act: 'CONSULTATION', operation: 'checkAnswers' });
      return found;
    });
  }

  private async look(tx: Tx, actor: Actor, desk: AtDesk, noteIds: readonly string[]): Promise<AnswersFound> {
    const { enquiry, at, stand } = desk;
    const sending = sendingOf(desk, actor.agencyName);
    const sent = isRefusal(sending) ? null : sending;
    const lines = linesOf(stand.questions, sent, actor.agencyName);
    const { held } = await this.notes.find(tx, actor, enquiry, { at, decided: [] });
    const people = held.flatMap(({ thirdParties }) => thirdParties);
    const considered = sent && (await this.considered(tx, actor, desk, { sent, noteIds }));
    const graver = considered?.recipients[0]?.graver ?? [];
    return {
      ...lines,
      thirdParties: [...new Set(lines.going.flatMap(({ text }) => peopleNamed(people, text)).map(({ reference }) => reference))].sort(),
      graver,
      expectedLeftOut: considered?.expectedLeftOut ?? [],
      seen: stand.seen,
      ready: sent !== null && graver.length === 0 && mayAnswer(enquiry) === null,
    };
  }

  private considered(
    tx: Tx,
    actor: Actor,
    { enquiry, stand }: AtDesk,
    { sent, noteIds }: { sent: WhatIsSent; noteIds: readonly string[] },
  ) {
    const told = sent.items.filter(({ outcome }) => outcome === 'SHARED').map(({ questionCode }) => questionCode);
    const answerLevels = stand.questions.flatMap(({ question, answer }) =>
      answer && told.includes(question.code) ? [levelOf(question, answer.state)] : [],
    );
    const recipients = [askerOf(enquiry)];
    return this.decisions.consider(tx, actor, {
      personId: enquiry.personId,
      noteIds,
      recipients,
      mode: 'ROUTINE',
      purpose: enquiry.purpose,
      answerLevels,
    });
  }
}

type Lines = Pick<AnswersFound, 'going' | 'uniform' | 'keptOut' | 'stillOpen'>;

function linesOf(questions: readonly QuestionStand[], sent: WhatIsSent | null, agency: string): Lines {
  const is = (list: readonly AnswerGiven[] | undefined, { question }: QuestionStand) =>
    list?.some(({ questionCode }) => questionCode === question.code) === true;
  const line = ({ question, answer, content, problems }: QuestionStand): LineFound => ({
    questionCode: question.code,
    question: question.text,
    text: answer ? answerText(question, answer, agency) : '',
    state: answer?.state ?? content?.state ?? null,
    problems,
  });
  const isTold = ({ question }: QuestionStand) =>
    sent?.items.find(({ questionCode }) => questionCode === question.code)?.outcome === 'SHARED';
  const going = questions.filter((one) => is(sent?.going, one));
  return {
    going: going.filter(isTold).map(line),
    uniform: going.filter((one) => !isTold(one)).map(line),
    keptOut: questions.filter((one) => is(sent?.irrelevant, one)).map(line),
    stillOpen: questions.filter((one) => one.open && !is(sent?.going, one) && (one.draft !== null || !one.kept?.relevant)).map(line),
  };
}
