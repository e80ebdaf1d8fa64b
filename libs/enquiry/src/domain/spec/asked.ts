import { addDays, type ConcernLevel, londonDay } from '@lib/kernel';
import type { AnswerGiven } from '../answer.js';
import type { Field, Question, QuestionGroup, QuestionSet } from '../question-set.js';
import type { AnswerBounds, AnswerTyped } from '../sound-answer.js';

/** Small questions, sets and answers that read as sentences. Today is Thursday 25 March 2027, an ordinary morning before Easter. */
export const NOW = new Date('2027-03-25T09:30:00Z');
export const TODAY = '2027-03-25';

export const aField = (code: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  code,
  label: `About ${code}`,
  type,
  ...more,
});
export const options = (...codes: string[]) =>
  codes.map((code) => ({ code, label: `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll('_', ' ')}` }));

export const aQuestion = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  topic: null,
  text: `What is known about ${code}?`,
  fields: [aField('said', 'TEXT', { label: '' })],
  core: true,
  level: 'MEDIUM',
  categories: [],
  ...more,
});
export const WEAPONS = aQuestion('q12', {
  text: 'Has a weapon been found, made or used in custody?',
  fields: [
    aField('held', 'YES_NO', { label: 'Weapon found in custody' }),
    aField('what', 'LONG_TEXT', { label: 'What happened', when: { field: 'held', is: true } }),
    aField('on', 'DATE', { label: 'When', required: false, when: { field: 'held', is: true } }),
  ],
  level: 'HIGH',
  categories: ['WEAPON'],
  safetyCritical: true,
});
export const DECLARATION = aQuestion('q55', {
  text: 'Do you hold anything more serious than what you have sent?',
  fields: [aField('held', 'CHOICE', { label: '', options: options('NONE_HELD', 'ALL_SHARED', 'WITHHELD') })],
  level: 'LOW',
  declaration: true,
  safetyCritical: true,
});
export const aGroup = (code: string, ...questions: Question[]): QuestionGroup => ({ code, title: `Group ${code}`, questions });
export const aSet = (...groups: QuestionGroup[]): QuestionSet => ({
  format: 'concordat-questions/1',
  code: 'before-release',
  version: 3,
  title: 'Before release',
  about: 'What the police need to know before a release.',
  stage: 'BEFORE_RELEASE',
  askedBy: ['POLICE'],
  askedOf: ['PROBATION', 'PRISON'],
  groups,
});

export const bounds = (more: Partial<AnswerBounds> = {}): AnswerBounds => ({
  now: NOW,
  agency: 'Probation delivery unit 7',
  bases: ['RECORD_SEEN', 'VERIFIED_BY_AGENCY', 'SELF_REPORT', 'THIRD_PARTY', 'PROFESSIONAL_JUDGEMENT'],
  disclosable: ['YES', 'NO', 'REDACTED'],
  withheldReasons: ['WOULD_EXPOSE_A_SOURCE', 'LEGAL_ADVICE'],
  noFurtherReasons: ['REFERRED_TO_DUTY_DESK', 'SPOKEN_INSTEAD'],
  needsWords: (code: string, level: ConcernLevel) => code !== 'LEGAL_ADVICE' || level === 'HIGH' || level === 'VERY_HIGH',
  defaultReview: (level: ConcernLevel) => addDays(londonDay(NOW), level === 'HIGH' ? 28 : 90),
  markingProblem: (marking: unknown, text: string) => {
    if (marking !== 'OFFICIAL' && marking !== 'OFFICIAL_SENSITIVE')
      return { field: 'marking', message: 'Choose OFFICIAL or OFFICIAL-SENSITIVE' };
    return /TOP SECRET/.test(text) ? { field: 'body', message: 'This looks marked too high' } : null;
  },
  ...more,
});

export const PROVENANCE = { basis: 'RECORD_SEEN', asAt: TODAY, source: 'Case record', marking: 'OFFICIAL', disclosable: 'NO' } as const;
/** As it is typed, with what was said once for the whole enquiry. */
export const typed = (questionCode: string, ...rows: unknown[]): AnswerTyped => ({ questionCode, state: 'ANSWERED', rows, ...PROVENANCE });
/** As it is kept. */
export function given(questionCode: string, state: AnswerGiven['state'], more: Partial<AnswerGiven> = {}): AnswerGiven {
  const blank = { awaitingFrom: null, awaitingUntil: null, reasonCode: null, reasonWords: null, reviewBy: null };
  const from = state === 'ANSWERED' ? PROVENANCE : { basis: null, asAt: null, source: null, marking: null, disclosable: null };
  return { questionCode, state, rows: [], ...blank, ...from, ...more };
}
