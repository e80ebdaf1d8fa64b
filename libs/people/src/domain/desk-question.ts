import { Invalid, isMeaningless, londonDay, parseDay, plainText } from '@lib/kernel';

/*
 * A question to a duty desk, from anybody who may look for people, with whatever identifiers they have. It is compared with nobody's
 * record, here or in the database: the same words come back whoever was asked about, and whatever the desk does with it.
 */
export const DESK_REPLY = 'Your question has reached the duty desk. They will contact you if there is something to tell.';

/** What the desk says it does. It closes the desk's own work, and is shown to nobody else. */
export const DESK_ANSWERS = {
  WE_WILL_CALL: 'We will call them',
  NOTHING_FROM_THIS_DESK: 'Nothing for them through this desk',
} as const;
export type DeskAnswerCode = keyof typeof DESK_ANSWERS;

export interface DeskQuestionAsked {
  readonly name?: string | null;
  readonly identifier?: string | null;
  readonly bornOn?: string | null;
  readonly words: string;
  readonly callBack: string;
}
export interface DeskQuestionSound {
  readonly name: string | null;
  readonly identifier: string | null;
  readonly bornOn: string | null;
  readonly words: string;
  readonly callBack: string;
}

export function isDeskAnswer(value: string): value is DeskAnswerCode {
  return Object.hasOwn(DESK_ANSWERS, value);
}

/** Everything at once that is wrong with it. Whether an identifier could be anybody's is not looked at: that would be a test to play with. */
export function soundDeskQuestion(asked: DeskQuestionAsked, now: Date): DeskQuestionSound {
  const faults: Record<string, string> = {};
  const kept = (parse: () => string): string => {
    try {
      return parse();
    } catch (fault) {
      if (!(fault instanceof Invalid)) throw fault;
      Object.assign(faults, fault.fields);
      return '';
    }
  };
  const text = (field: keyof DeskQuestionAsked, label: string, max: number, optional = false): string =>
    kept(() => plainText(asked[field], { field, label, max, optional }));
  const sound = {
    name: text('name', 'Name', 200, true) || null,
    identifier: text('identifier', 'CRN or PNC', 50, true) || null,
    bornOn: asked.bornOn ? kept(() => parseDay(asked.bornOn, born(now))) : null,
    words: text('words', 'Why you ask', 2000),
    callBack: text('callBack', 'How they can call you back', 200),
  };
  if (sound.name === null && sound.identifier === null) faults['name'] ??= 'Enter a name, a CRN or a PNC';
  if (isMeaningless(sound.words)) faults['words'] ??= 'Say why you ask, in a few words';
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  return sound;
}

const OLDEST_YEARS = 120;

function born(now: Date) {
  const today = londonDay(now);
  const notBefore = `${Number(today.slice(0, 4)) - OLDEST_YEARS}-01-01`;
  return { field: 'bornOn', label: 'Date of birth', notBefore, notAfter: today };
}
