import { refuse } from '@lib/kernel';
import type { AnswerProblem } from './sound-answer.js';

/*
 * Every expected "no" about an enquiry; the codes stand in the table of libs/enquiry/README.md and in the titles of the tests.
 * ENQ-01 to -09 asking, -10 to -19 answering, -20 to -29 an enquiry that is over, -30 to -39 question sets, -40 to -49 copies and extracts.
 */
export interface DropFault {
  readonly groupCode: string;
  readonly field: 'groupCode' | 'questionCodes' | 'reasonCode' | 'words';
  readonly message: string;
}
export interface NoteNamed {
  readonly id: string;
}
export interface NotesBehind {
  readonly questionCode: string;
  readonly notes: readonly NoteNamed[];
}
export interface CannotConfirm {
  readonly questionCode: string;
  readonly why: string;
}
export type Declared = 'NONE_HELD' | 'ALL_SHARED' | 'WITHHELD' | 'NO_FURTHER_ANSWER';

export const setNotOffered = () =>
  refuse('ENQ-01', 'These questions have changed since you opened the page. Open them again, and choose what to ask.', { field: 'set' });

export const droppedWithoutReason = (faults: readonly [DropFault, ...DropFault[]]) =>
  refuse('ENQ-02', faults[0].message, { field: faults[0].field, faults });

export const nothingLeftToAsk = () =>
  refuse('ENQ-03', 'You have left out every question. Keep at least one, or do not ask.', { field: 'dropped' });

export const notAskedOfThem = (who: 'ASKER' | 'ADDRESSEE') =>
  refuse(
    'ENQ-04',
    who === 'ASKER'
      ? 'These questions are not for your agency to ask. Choose another set.'
      : 'These questions are not put to this kind of agency. Choose another set, or another agency.',
    { field: who === 'ASKER' ? 'set' : 'addressee' },
  );

export const workingDaysNotRight = (most: number) =>
  refuse('ENQ-05', `Enter how many working days they have, from 1 to ${most}.`, { field: 'workingDays' });

export const askedAlready = (reference: string) =>
  refuse(
    'ENQ-06',
    `Your agency has put these questions to them about this person already, and they are not answered yet: enquiry ${reference}. Wait for that, or say why you ask again.`,
    { field: 'why', reference },
  );

export const nobodyToAnswer = (who: 'AGENCY' | 'UNIT' | 'PERSON') =>
  refuse('ENQ-07', `${NOBODY[who]} Nothing was sent. If it cannot wait, ring their duty desk.`, { field: 'recipient' });
const NOBODY = {
  AGENCY: 'Nobody at this agency answers enquiries in this service yet.',
  UNIT: 'Nobody in this unit answers enquiries today: ask the agency, or another unit.',
  PERSON: 'This person does not answer enquiries today: ask their unit, or somebody else.',
} as const;

/** Nothing is lost: what the other person typed comes back beside what this one did. */
export const changedMeanwhile = <Draft>(questionCode: string, theirs: Draft) =>
  refuse('ENQ-10', 'Somebody else has changed this answer since you opened it. Read what they wrote, then save yours or keep theirs.', {
    questionCode,
    theirs,
  });

export const notAsked = (questionCodes: readonly string[]) =>
  refuse('ENQ-11', 'This enquiry does not ask that question. Open the enquiry again and answer what it asks.', { questionCodes });

const UNTRUE: Readonly<Record<Declared, string>> = {
  NONE_HELD: 'You say that you hold nothing more serious, but you do. Share it and say that all is shared, or say that you withhold it.',
  ALL_SHARED: 'You say that all of it is shared, but it is not. Share these as well, or say that you withhold something.',
  NO_FURTHER_ANSWER: 'You hold something more serious that is not shared. Share it, or say that you withhold it.',
  WITHHELD:
    'You say that you withhold something more serious, but everything you hold here is shared. If you mean something else, record it first.',
};
export const declarationUntrue = (declared: Declared, notes: readonly NoteNamed[]) =>
  refuse('ENQ-12', UNTRUE[declared], { declared, notes });

export const declarationMissing = (questionCode: string) =>
  refuse('ENQ-13', 'Say whether you hold anything more serious than you have sent. The enquiry cannot be finished without it.', {
    questionCode,
  });

export const notesBehindNoAnswer = (questions: readonly [NotesBehind, ...NotesBehind[]]) =>
  refuse(
    'ENQ-14',
    'You say that you do not know or hold this, but you hold notes about it. Answer, attach them, or say that you withhold.',
    {
      questions,
    },
  );

export const answersToMend = (problems: readonly [AnswerProblem, ...AnswerProblem[]]) =>
  refuse('ENQ-15', problems[0].message, { problems });

export const nothingToSend = () => refuse('ENQ-16', 'There is nothing new to send. Answer at least one question first.', {});

export const cannotBeConfirmed = (questions: readonly [CannotConfirm, ...CannotConfirm[]]) =>
  refuse('ENQ-17', questions[0].why, { questions });

export const enquiryOver = (how: 'ANSWERED' | 'DECLINED' | 'TAKEN_BACK') => refuse('ENQ-20', OVER[how], { how });
const OVER = {
  ANSWERED: 'This enquiry has been answered in full. To say more, share it as a risk note.',
  DECLINED: 'Your agency has declined this enquiry. Nothing was changed.',
  TAKEN_BACK: 'Whoever asked has taken this enquiry back. Nothing was sent.',
} as const;

export const declineNeedsReason = (field: 'reasonCode' | 'words') =>
  refuse('ENQ-21', 'Say why you decline this enquiry. Whoever asked will read it.', { field });

export const nothingToTakeBack = (how: 'ANSWERED' | 'DECLINED' | 'TAKEN_BACK') => refuse('ENQ-22', NOT_TAKEN_BACK[how], { how });
const NOT_TAKEN_BACK = {
  ANSWERED: 'This enquiry has been answered in full, so there is nothing to take back.',
  DECLINED: 'They have declined this enquiry, so there is nothing to take back.',
  TAKEN_BACK: 'Your agency has taken this enquiry back already. Nothing was changed.',
} as const;

export const takingBackNeedsWords = () =>
  refuse('ENQ-23', 'Say why you no longer need the answers. Whoever was asked will read it.', { field: 'words' });

/** `problems` as the check of a set gives them: where, and what is wrong. */
export const setNotSound = (problems: readonly { readonly path: string; readonly message: string }[]) =>
  refuse('ENQ-30', 'This set of questions cannot be used as it is. Mend what is listed.', { problems });

export const secondPersonNeeded = () =>
  refuse('ENQ-31', 'Somebody else has to approve this: you wrote it or changed it last.', { field: null });

export const versionSettled = () =>
  refuse('ENQ-32', 'This version has been published or set aside, and is not changed any more. Begin a new version.', { field: null });

export const changedSinceRead = () =>
  refuse('ENQ-33', 'This version was changed after you read it. Read it again before you approve it.', { field: null });

export const openItFirst = () =>
  refuse('ENQ-40', 'Nobody of your agency has opened this enquiry yet. Open it first, and then copy it.', { field: null });
