import type { SentState } from '../domain/answer.js';
import { FHIR, ours, said } from './fhir-names.js';
import { ABSENT, type ResponseItem } from './fhir-response.js';

export type StateRead = SentState | 'NOT_YET_ANSWERED';
const FROM_US = new Map<string, StateRead | 'KEPT_BACK'>([
  ['NOT_KNOWN', 'NOT_KNOWN'],
  ['NOT_HELD', 'NOT_HELD'],
  ['AWAITING', 'AWAITING'],
  ['NOT_YET_ANSWERED', 'NOT_YET_ANSWERED'],
  ['UNIFORM_REPLY', 'KEPT_BACK'],
]);
const FROM_FHIR = new Map<string, StateRead | 'KEPT_BACK'>([
  ['unknown', 'NOT_KNOWN'],
  ['asked-unknown', 'NOT_KNOWN'],
  ['unsupported', 'NOT_HELD'],
  ['temp-unknown', 'AWAITING'],
  ['masked', 'KEPT_BACK'],
  ['asked-declined', 'KEPT_BACK'],
  ['not-permitted', 'KEPT_BACK'],
  ['as-text', 'KEPT_BACK'],
]);
const WRONG = {
  KEPT_BACK: 'What is kept back needs a reason, which no file carries: answer this question in the portal',
  UNCLEAR: 'The reason for having no answer is not known here: say asked-unknown, unsupported or temp-unknown',
  AT_ODDS: 'data-absent-reason and our own state say different things',
} as const;

/** The state that a question's item says, or in words why it cannot be taken. Our own extension is the exact one; FHIR's codes are what others say. */
export function stateOf(item: ResponseItem): { readonly state: StateRead } | { readonly wrong: string } {
  const absent = said(item, FHIR.absent, 'valueCode');
  const own = said(item, ours('answer:state'), 'valueCode');
  if (absent === undefined && own === undefined) return { state: 'ANSWERED' };
  const atOdds =
    own !== undefined && absent !== undefined && !Object.entries(ABSENT).some(([state, code]) => state === own && code === absent);
  if (atOdds) return { wrong: WRONG.AT_ODDS };
  const found = (own === undefined ? FROM_FHIR.get(absent ?? '') : FROM_US.get(own)) ?? 'UNCLEAR';
  return found === 'KEPT_BACK' || found === 'UNCLEAR' ? { wrong: WRONG[found] } : { state: found };
}
