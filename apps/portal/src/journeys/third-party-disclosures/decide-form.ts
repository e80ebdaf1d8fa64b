import { isMeaningless } from '@lib/kernel';
import type { DecideVariables, DisclosureOutcome } from '../../api/answers/third-party-disclosures.js';
import type { Form } from '../../page/form.js';
import { OUTCOME_WORDS } from './stands.js';

export const DECIDE_FIELDS = ['outcome', 'why', 'decidedAs', 'exactWords', 'inWriting', 'whyInWriting', 'neutralWords'] as const;

const isOutcome = (value: string): value is DisclosureOutcome => Object.hasOwn(OUTCOME_WORDS, value);

/** What saves a round trip, in the words of the API; all of it at once, each beside its field. */
export function checkDecision(form: Form): void {
  const outcome = form.value('outcome');
  const [tells, not] = [outcome === 'TELL', isOutcome(outcome) && outcome !== 'TELL'];
  const written = tells && form.value('inWriting') === 'yes';
  form
    .check('outcome', isOutcome(outcome), 'Choose what you decide')
    .check('exactWords', !tells || !isMeaningless(form.value('exactWords')), 'Write the exact words that may be said')
    .check('whyInWriting', !written || !isMeaningless(form.value('whyInWriting')), 'Say what may be left in writing, and why')
    .check('neutralWords', !not || !isMeaningless(form.value('neutralWords')), 'Say which neutral words may be said')
    .check('why', !isMeaningless(form.value('why')), 'Say why')
    .check('decidedAs', form.value('decidedAs').trim() !== '', 'Say in what rank or grade you decide');
}

export function decisionInput(form: Form): Omit<DecideVariables['input'], 'key' | 'disclosureId'> {
  const outcome = form.value('outcome') as DisclosureOutcome;
  const common = { outcome, why: form.value('why'), decidedAs: form.value('decidedAs') };
  if (outcome !== 'TELL') return { ...common, neutralWords: form.optional('neutralWords') };
  const mayLeaveInWriting = form.value('inWriting') === 'yes';
  return {
    ...common,
    exactWords: form.optional('exactWords'),
    mayLeaveInWriting,
    whyInWriting: mayLeaveInWriting ? form.optional('whyInWriting') : undefined,
  };
}
