import { isDay, isUuid } from '@lib/kernel';
import type { TrailVariables } from '../../api/answers/oversight.js';
import type { Outcome } from '../../api/answers/words.js';
import type { Visit } from '../../page/visit.js';
import { clockTime, endOfLondonDay, londonInstant, startOfDay } from '../../page/typed-time.js';

const OUTCOMES = ['SHARED', 'SHARED_IN_PART', 'WITHHELD', 'DEFERRED', 'NOT_RELEVANT'] as const;
export const TRAIL_KINDS = [
  'SENT',
  'RECEIVED',
  'DECIDED_NOT_TO_SHARE',
  'FIRST_SEEN',
  'ACKNOWLEDGED',
  'NOT_FOR_US',
  'NOTE_RECORDED',
  'NOTE_SUPERSEDED',
  'NOTE_WITHDRAWN',
  'CORRECTED',
  'WITHDRAWN',
  'REVOKED',
  'ENDORSED',
  'SENT_BACK',
  'HELD_ELSEWHERE',
  'ASKED',
  'REPLIED',
  'DECLINED_TO_ANSWER',
  'ENQUIRY_CLOSED',
  'COPIED_OUT',
  'ERASED',
  'RESTRICTED',
  'RESTRICTION_LIFTED',
  'GAP_CLEARED',
  'GAP_SENT_BACK',
  'SAMPLED',
  'PROCEDURE_BEGUN',
  'PROCEDURE_OPENED',
  'PROCEDURE_RECORDED',
  'PROCEDURE_OVER',
  'RISK_DECIDED',
  'RISK_DECISION_LOOKED_AT',
  'DISCLOSURE_PROPOSED',
  'DISCLOSURE_DECIDED',
  'DISCLOSURE_TOLD',
  'CONFERENCE_LISTED',
  'CONFERENCE_MINUTED',
  'CONFERENCE_TAKEN_OFF',
  'PLAN_MADE',
  'PLAN_CHANGED',
  'PLAN_CONFIRMED',
  'ACTION_SET',
  'ACTION_RECORDED',
  'ACTION_OVER',
] as const;
export const FILTER_FIELDS = ['agency', 'unit', 'outcome', 'kind', 'from', 'fromTime', 'to', 'toTime'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

export interface TrailFilter {
  readonly typed: Readonly<Record<FilterField, string>>;
  readonly errors: Readonly<Partial<Record<FilterField, string>>>;
  readonly variables: Omit<TrailVariables, 'personId' | 'after'>;
  readonly inForce: boolean;
}

/** The filter stands in the address, so that "as filtered" can be sent to a colleague. What cannot be read is said, and not guessed at. */
export function trailFilter(visit: Visit): TrailFilter {
  const typed = Object.fromEntries(FILTER_FIELDS.map((field) => [field, visit.query(field) ?? ''])) as Record<FilterField, string>;
  const errors: Partial<Record<FilterField, string>> = {};
  const from = bound(typed, 'from', errors);
  const to = bound(typed, 'to', errors);
  if (from && to && from >= to) errors.to = 'The end must be after the beginning';
  const variables = {
    ...(isUuid(typed.agency) && { otherAgencyId: typed.agency }),
    ...(isUuid(typed.unit) && { unitId: typed.unit }),
    ...(isOutcome(typed.outcome) && { outcome: typed.outcome }),
    ...(TRAIL_KINDS.some((kind) => kind === typed.kind) && { kind: typed.kind }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return { typed, errors, variables, inForce: FILTER_FIELDS.some((field) => typed[field] !== '') };
}

/** A day alone means all of it; with a time, from that minute on or until just before it. */
export function bound(
  typed: Readonly<Record<string, string>>,
  end: 'from' | 'to',
  errors: Partial<Record<FilterField, string>>,
): string | undefined {
  const [date, time] = [typed[end] ?? '', typed[`${end}Time`] ?? ''];
  if (date === '' && time === '') return undefined;
  const day = typedDay(date);
  const at = time === '' ? undefined : clockTime(time);
  if (day === undefined) errors[end] = date === '' ? 'Enter the date as well as the time' : 'Enter a real date, for example 11/3/2027';
  if (time !== '' && at === undefined) errors[`${end}Time`] = 'Enter a real time, for example 6am or 14:30';
  return day === undefined ? undefined : instantOf(day, at, end);
}

function instantOf(day: string, at: string | undefined, end: 'from' | 'to'): string | undefined {
  if (at !== undefined) return londonInstant(day, at);
  return end === 'from' ? startOfDay(day) : endOfLondonDay(day);
}

/** 11/3/2027, 11 3 2027, 11.03.2027 or 2027-03-11. */
export function typedDay(text: string): string | undefined {
  const british = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(text.trim());
  const day = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text.trim();
  return isDay(day) ? day : undefined;
}

function isOutcome(code: string): code is Outcome {
  return OUTCOMES.some((outcome) => outcome === code);
}
