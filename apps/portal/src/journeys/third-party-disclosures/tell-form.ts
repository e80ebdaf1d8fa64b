import { isMeaningless } from '@lib/kernel';
import type { Disclosure, SafetyPlan, Telling, TellingVariables } from '../../api/answers/third-party-disclosures.js';
import type { Form } from '../../page/form.js';
import { readWhen, whenNames } from '../runs/when-form.js';

export const TELL_FIELDS: readonly string[] = [
  'telling', 'safetyPlan', 'safetyWords', 'undertaking', 'toldBy', 'present', 'place', 'inPerson', 'whyNotInPerson', 'left', 'leftInWriting',
  'tellingWords', ...whenNames('toldAt'),
]; // prettier-ignore
const AFTER_TELL: readonly string[] = ['TOLD', 'NO_UNDERTAKING', 'NOT_POSSIBLE'];
const AFTER_NOT: readonly string[] = ['NEUTRAL_WORDS_SAID', 'NOBODY_ASKED'];
type Said = Omit<TellingVariables['input'], 'key' | 'disclosureId'>;

/** What was typed, with everything that is missing said beside its field. What the outcome does not need is neither asked nor sent. */
export function readTelling(form: Form, { outcome, mayLeaveInWriting }: Disclosure): Said {
  const telling = form.value('telling');
  form.check('telling', (outcome === 'TELL' ? AFTER_TELL : AFTER_NOT).includes(telling), 'Choose what came of it');
  const tellingWords = form.optional('tellingWords');
  form.check('tellingWords', telling !== 'NOT_POSSIBLE' || !isMeaningless(tellingWords), 'Say why it was not possible');
  const said = { telling: telling as Telling, tellingWords };
  if (telling === 'NEUTRAL_WORDS_SAID') return { ...said, ...spoken(form) };
  if (telling !== 'TOLD' && telling !== 'NO_UNDERTAKING') return said;
  const met = { ...said, ...safety(form), ...spoken(form), ...meeting(form) };
  return telling === 'TOLD' ? { ...met, ...told(form, mayLeaveInWriting) } : met;
}

function safety(form: Form) {
  const plan = form.value('safetyPlan');
  const first = 'Support and a safety plan come first. Say that they were in place, or were offered and not wanted';
  form
    .check('safetyPlan', plan === 'IN_PLACE' || plan === 'NOT_WANTED', first)
    .check('safetyWords', !isMeaningless(form.value('safetyWords')), 'Say what support and plan it is, or how it was offered');
  return { safetyPlan: plan as SafetyPlan, safetyWords: form.optional('safetyWords') };
}

function spoken(form: Form) {
  form.check('toldBy', !isMeaningless(form.value('toldBy')), 'Say who spoke to them');
  return { toldBy: form.optional('toldBy'), toldAt: readWhen(form, 'toldAt', 'they were spoken to') };
}

function meeting(form: Form) {
  const [present, place, inPerson] = [form.optional('present'), form.optional('place'), form.value('inPerson')];
  form
    .check('present', present !== undefined, 'Say who else was there, or that nobody was')
    .check('place', place !== undefined, 'Say where')
    .check('inPerson', inPerson === 'yes' || inPerson === 'no', 'Say whether it was in person')
    .check('whyNotInPerson', inPerson !== 'no' || !isMeaningless(form.value('whyNotInPerson')), 'Say why it was not in person');
  return { present, place, inPerson: inPerson === 'yes', whyNotInPerson: inPerson === 'no' ? form.optional('whyNotInPerson') : undefined };
}

function told(form: Form, mayLeave: boolean) {
  const [undertaking, left] = [form.value('undertaking') === 'yes', form.value('left')];
  form
    .check(
      'undertaking',
      undertaking,
      'Nobody is told who has not undertaken to keep it in confidence. If they would not, choose that above',
    )
    .check('left', left === 'yes' || left === 'no', 'Say whether anything was left in writing')
    .check('leftInWriting', left !== 'yes' || !mayLeave || !isMeaningless(form.value('leftInWriting')), 'Say what was left in writing');
  const something = form.optional('leftInWriting') ?? 'Something';
  return { undertaking, leftInWriting: left === 'yes' ? something : undefined };
}
