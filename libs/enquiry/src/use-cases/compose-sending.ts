import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { Denied, londonDay, uuidV7 } from '@lib/kernel';
import type { NoteHeld } from '@lib/risk';
import type { ItemBrought, SharingDecisions } from '@lib/sharing';
import type { AnswerGiven } from '../domain/answer.js';
import { answerText } from '../domain/answer-text.js';
import { questionsOf } from '../domain/branching.js';
import { peopleNamed } from '../domain/people-named.js';
import type { Question } from '../domain/question-set.js';
import { levelOf, type WhatIsSent } from '../domain/what-is-sent.js';
import type { AnswerEntity } from '../store/entities/answer.entity.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import type { AtDesk } from './answering-desk.js';

type SharingAsked = Parameters<SharingDecisions['record']>[2];
export type NoteAsked = SharingAsked['recipients'][number]['items'][number];
type LeftOut = NonNullable<SharingAsked['expectedLeftOut']>;

/** What an item of a share must say of itself where the answer says nothing: that somebody looked, and no more. */
const UNSAID = { basis: 'RECORD_SEEN', marking: 'OFFICIAL', disclosable: 'NO' } as const;

/** The answers as this agency keeps them for itself: those that go or are kept back, and those that nobody asks any more. */
export function answersToKeep({ enquiry, at, stand }: AtDesk, actor: Actor, { going, irrelevant }: WhatIsSent): AnswerEntity[] {
  const { agencyId, homeUnitId: unitId, staffId, agencyName } = actor;
  if (unitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
  const questions = new Map(questionsOf(enquiry.definition).map((question) => [question.code, question]));
  const before = new Map(stand.questions.map(({ question, kept }) => [question.code, kept?.id ?? null]));
  const row = (answer: AnswerGiven, relevant: boolean): AnswerEntity => {
    const question = questionOf(questions, answer);
    return {
      ...answer,
      id: uuidV7(at, randomBytes(10)),
      enquiryId: enquiry.id,
      personId: enquiry.personId,
      agencyId,
      unitId,
      questionText: question.text,
      round: stand.rounds + 1,
      relevant,
      body: answerText(question, answer, agencyName),
      level: levelToKeep(question, answer),
      replaces: before.get(answer.questionCode) ?? null,
      answeredBy: staffId,
      answeredAt: at,
      erasedAt: null,
    };
  };
  return [...going.map((answer) => row(answer, true)), ...irrelevant.map((answer) => row(answer, false))];
}

/** What is withheld is as grave as what it would have answered: a supervisor looks at it, and its review day hangs on it. */
function levelToKeep(question: Question, { state }: AnswerGiven) {
  return state === 'WITHHELD' ? question.level : levelOf(question, state);
}

export function broughtOf(enquiry: EnquiryEntity, rows: readonly AnswerEntity[], held: readonly NoteHeld[]): ItemBrought[] {
  const people = held.flatMap(({ thirdParties }) => thirdParties);
  return rows
    .filter(({ relevant }) => relevant)
    .map((row) => ({
      kind: 'ANSWER',
      id: row.id,
      enquiryId: enquiry.id,
      questionCode: row.questionCode,
      question: row.questionText,
      body: row.body,
      level: row.level,
      basis: row.basis ?? UNSAID.basis,
      marking: row.marking ?? UNSAID.marking,
      disclosable: row.disclosable ?? UNSAID.disclosable,
      happenedOn: row.asAt ?? londonDay(row.answeredAt),
      answer: { state: row.state, rows: row.rows, source: row.source, awaitingFrom: row.awaitingFrom, awaitingUntil: row.awaitingUntil },
      thirdParties: peopleNamed(people, row.body),
    }));
}

/** Whoever asked is told as a whole agency; inside one agency, the unit that asked. */
export function askerOf({ senderAgencyId, senderUnitId, recipientAgencyId }: EnquiryEntity) {
  return { agencyId: senderAgencyId, unitId: senderAgencyId === recipientAgencyId ? senderUnitId : null };
}

export interface SendingWords {
  readonly notes?: readonly NoteAsked[] | null;
  readonly expectedLeftOut?: LeftOut | null;
  readonly necessity?: string | null;
  readonly proportionality?: string | null;
}

/** The sharing decision that sending is: each answer and each note with its outcome, towards the asker, on the grounds it was asked on. */
export function decisionOf(enquiry: EnquiryEntity, rows: readonly AnswerEntity[], words: SendingWords): SharingAsked {
  const { purpose, gateway, protectionCondition, reference, why } = enquiry;
  const answers = rows.filter(({ relevant }) => relevant).map(outcomeOf);
  return {
    personId: enquiry.personId,
    mode: 'ROUTINE',
    recipients: [
      {
        recipient: askerOf(enquiry),
        whyNeeded: why ?? `They asked in enquiry ${reference}.`,
        purpose,
        gateway,
        protectionCondition,
        ...reasonsFor(enquiry, words),
        items: [...answers, ...(words.notes ?? [])],
      },
    ],
    expectedLeftOut: words.expectedLeftOut ?? null,
  };
}

/** An agreement says them already; inside one agency there is none, and who answers a colleague's question need not argue for it. */
function reasonsFor({ senderAgencyId, recipientAgencyId, reference }: EnquiryEntity, { necessity, proportionality }: SendingWords) {
  const colleagues = senderAgencyId === recipientAgencyId;
  return {
    necessity: necessity || (colleagues ? `They asked for it in enquiry ${reference}, for their work with this person.` : null),
    proportionality: proportionality || (colleagues ? 'Only what they asked is answered, and only to the unit that asked.' : null),
  };
}

function outcomeOf({ id, state, reasonCode, reasonWords, reviewBy }: AnswerEntity): NoteAsked {
  const noteIds = [id];
  if (state === 'WITHHELD') return { noteIds, outcome: 'WITHHELD', reasonCode, reasonWords, reviewBy };
  if (state === 'NO_FURTHER_ANSWER') return { noteIds, outcome: 'NOT_RELEVANT', reasonCode };
  return { noteIds, outcome: 'SHARED', reasonCode: 'THEY_ASKED' };
}

function questionOf(questions: ReadonlyMap<string, Question>, { questionCode }: AnswerGiven): Question {
  const found = questions.get(questionCode);
  if (!found) throw new RangeError(`nobody asked ${questionCode}`);
  return found;
}
