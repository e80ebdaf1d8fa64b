import { Invalid, isMeaningless, plainText } from '@lib/kernel';
import { type Fielded, no, orNull, overtaken, type Stands } from './third-party-disclosure.js';
import { soundWhen } from './when-said.js';

/** What came of a decision. The first three follow a decision to tell, the other two any other decision. */
export const TELLINGS = ['TOLD', 'NO_UNDERTAKING', 'NOT_POSSIBLE', 'NEUTRAL_WORDS_SAID', 'NOBODY_ASKED'] as const;
export type Telling = (typeof TELLINGS)[number];
export const SAFETY_PLANS = ['IN_PLACE', 'NOT_WANTED'] as const;
export type SafetyPlan = (typeof SAFETY_PLANS)[number];

export interface TellingAsked {
  readonly telling: Telling;
  readonly safetyPlan?: SafetyPlan | null;
  readonly safetyWords?: string | null;
  readonly undertaking?: boolean | null;
  readonly toldBy?: string | null;
  readonly present?: string | null;
  readonly place?: string | null;
  readonly inPerson?: boolean | null;
  readonly whyNotInPerson?: string | null;
  readonly toldAt?: Date | null;
  readonly leftInWriting?: string | null;
  readonly tellingWords?: string | null;
}
export interface TellingSaid {
  readonly telling: Telling;
  readonly safetyPlan: SafetyPlan | null;
  readonly safetyWords: string | null;
  readonly undertaking: boolean | null;
  readonly toldBy: string | null;
  readonly present: string | null;
  readonly place: string | null;
  readonly inPerson: boolean | null;
  readonly whyNotInPerson: string | null;
  readonly toldAt: Date | null;
  readonly leftInWriting: string | null;
  readonly tellingWords: string | null;
}

type Kept = Exclude<keyof TellingSaid, 'telling' | 'tellingWords'>;
const MET: readonly Kept[] = ['safetyPlan', 'safetyWords', 'toldBy', 'present', 'place', 'inPerson', 'whyNotInPerson', 'toldAt'];
/** What each outcome says besides itself; the rest is not kept, because it did not happen. */
const SAYS: Readonly<Record<Telling, readonly Kept[]>> = {
  TOLD: [...MET, 'undertaking', 'leftInWriting'],
  NO_UNDERTAKING: MET,
  NOT_POSSIBLE: [],
  NEUTRAL_WORDS_SAID: ['toldBy', 'toldAt'],
  NOBODY_ASKED: [],
};

export function tellingSaid(asked: TellingAsked): TellingSaid {
  if (!TELLINGS.includes(asked.telling)) throw new Invalid({ telling: 'Choose what came of it from the list' });
  const words = (field: keyof TellingAsked, label: string, max = 2000): string | null =>
    orNull(plainText(asked[field], { field, label, max, optional: true }));
  const all: TellingSaid = {
    telling: asked.telling,
    safetyPlan: asked.safetyPlan ?? null,
    safetyWords: words('safetyWords', 'What the support and the plan are'),
    undertaking: asked.undertaking ?? null,
    toldBy: words('toldBy', 'Who told them', 500),
    present: words('present', 'Who else was there', 500),
    place: words('place', 'Where', 500),
    inPerson: asked.inPerson ?? true,
    whyNotInPerson: words('whyNotInPerson', 'Why not in person'),
    toldAt: asked.toldAt == null ? null : soundWhen(asked.toldAt, 'toldAt'),
    leftInWriting: words('leftInWriting', 'What was left in writing'),
    tellingWords: words('tellingWords', 'What else there is to say', 4000),
  };
  const left = Object.keys(all).filter((key) => !['telling', 'tellingWords', ...SAYS[all.telling]].includes(key));
  const kept = { ...all, ...Object.fromEntries(left.map((key) => [key, null])) };
  return kept.inPerson === false ? kept : { ...kept, whyNotInPerson: null };
}

/** TPD-13 nothing is decided, TPD-07 overtaken, TPD-14 recorded already, TPD-15 not what was decided; then what this outcome needs. */
export function refusalToRecordTelling(now: Stands, said: TellingSaid, at: Date): Fielded | null {
  if (now.decidedAt === null) return no('TPD-13', 'Nothing is told before a supervisor has decided.', null);
  if (now.recordedAt !== null) return no('TPD-14', 'What came of this is recorded already.', null);
  if (now.supersededAt !== null) return overtaken();
  const neutral = said.telling === 'NEUTRAL_WORDS_SAID' || said.telling === 'NOBODY_ASKED';
  if ((now.outcome === 'TELL') === neutral)
    return now.outcome === 'TELL'
      ? no('TPD-15', 'It was decided to tell. Say whether they were told, and if not, why.', 'telling')
      : no('TPD-15', 'It was decided not to tell. Say whether the neutral words were said, or nobody had asked.', 'telling');
  return NEEDS[said.telling](said, { ...now, decidedAt: now.decidedAt }, at);
}

type Decided = Stands & { readonly decidedAt: Date };
type Needs = (said: TellingSaid, now: Decided, at: Date) => Fielded | null;

/** TPD-16 support and a safety plan come before anybody is approached. */
const safety: Needs = ({ safetyPlan, safetyWords }) => {
  if (safetyPlan === null)
    return no('TPD-16', 'Support and a safety plan come first. Say that they were in place, or were offered and not wanted.', 'safetyPlan');
  return isMeaningless(safetyWords) ? no('TPD-16', 'Say what support and plan it is, or how it was offered.', 'safetyWords') : null;
};
/** TPD-17 by whom and when, never before it was decided and never ahead of time. */
const spoken: Needs = ({ toldBy, toldAt }, { decidedAt }, at) => {
  if (isMeaningless(toldBy)) return no('TPD-17', 'Say who spoke to them.', 'toldBy');
  if (toldAt === null) return no('TPD-17', 'Say when.', 'toldAt');
  if (toldAt > at) return no('TPD-17', 'This has not happened yet. Record it afterwards.', 'toldAt');
  return minute(toldAt) < minute(decidedAt)
    ? no('TPD-17', 'That was before it was decided. Nothing is told before that; check the time.', 'toldAt')
    : null;
};
/** TPD-18 who was there, where, and why not in person where it was not. */
const meeting: Needs = ({ present, place, inPerson, whyNotInPerson }) => {
  if (blank(present)) return no('TPD-18', 'Say who else was there, or that nobody was.', 'present');
  if (blank(place)) return no('TPD-18', 'Say where.', 'place');
  return inPerson === false && isMeaningless(whyNotInPerson) ? no('TPD-18', 'Say why it was not in person.', 'whyNotInPerson') : null;
};
/** TPD-19 told only to whoever undertook to keep it in confidence, TPD-20 left in writing only what was approved. */
const told: Needs = ({ undertaking, leftInWriting }, { mayLeaveInWriting }) => {
  if (undertaking !== true)
    return no(
      'TPD-19',
      'Nobody is told who has not undertaken to keep it in confidence. If they would not, record that instead.',
      'undertaking',
    );
  return leftInWriting !== null && !mayLeaveInWriting
    ? no(
        'TPD-20',
        'Nothing was approved to be left in writing. Get back what was left and tell whoever decided; to leave something, propose it again and have it approved.',
        'leftInWriting',
      )
    : null;
};
/** TPD-21 why it could not be told. */
const impossible: Needs = ({ tellingWords }) =>
  isMeaningless(tellingWords) ? no('TPD-21', 'Say why it was not possible.', 'tellingWords') : null;

const inTurn =
  (...needs: readonly Needs[]): Needs =>
  (said, now, at) => {
    for (const need of needs) {
      const refusal = need(said, now, at);
      if (refusal !== null) return refusal;
    }
    return null;
  };
const NEEDS: Readonly<Record<Telling, Needs>> = {
  TOLD: inTurn(safety, told, spoken, meeting),
  NO_UNDERTAKING: inTurn(safety, spoken, meeting),
  NOT_POSSIBLE: impossible,
  NEUTRAL_WORDS_SAID: spoken,
  NOBODY_ASKED: () => null,
};

/** Nobody types seconds. */
const minute = (at: Date): number => Math.floor(at.getTime() / 60_000);
/** "None" is an answer to who else was there. */
const blank = (text: string | null): boolean => !/[\p{L}\p{N}]/u.test(text ?? '');
