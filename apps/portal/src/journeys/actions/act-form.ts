import { isMeaningless, isUuid } from '@lib/kernel';
import type { ActionShown, AllocatedAct, SetterAct } from '../../api/answers/actions.js';
import type { Form } from '../../page/form.js';

interface Choice<Act extends string> {
  readonly act: Act;
  readonly text: string;
  /** What the words are asked for with; none where none are asked for. */
  readonly words: string;
  readonly hint?: string;
  /** What is said where they are missing. */
  readonly missing: string;
  /** As how it stands allows: what cannot follow is not offered. */
  readonly when: readonly string[];
}
const OPEN = ['SET', 'ACCEPTED'];
export const DOING: readonly Choice<AllocatedAct>[] = [
  { act: 'ANSWER', text: 'It is done', words: 'What was done?', missing: 'Say what was done', when: OPEN },
  { act: 'PROGRESS', text: 'Say how far it is', words: 'What has been done so far?', missing: 'Say what has been done so far', when: ['ACCEPTED'] },
  { act: 'DECLINE', text: 'Decline it', words: 'Why?', hint: 'Whoever set it reads this, and gives it to another or withdraws it', missing: 'Say why you decline', when: OPEN },
  { act: 'REALLOCATE', text: 'Give it to somebody else here', words: 'Why?', missing: 'Say why somebody else is to have it', when: OPEN },
]; // prettier-ignore
export const SETTLING: readonly Choice<SetterAct>[] = [
  { act: 'CLOSE', text: 'Close it: the answer will do', words: 'Why will it do?', missing: 'Say why the answer will do', when: ['ANSWERED'] },
  { act: 'ASK_AGAIN', text: 'Ask again: the answer will not do', words: 'What does it leave open?', missing: 'Say what the answer leaves open', when: ['ANSWERED'] },
  { act: 'MOVE_DUE', text: 'Move the day', words: 'Why?', missing: 'Say why the day is moved', when: OPEN },
  { act: 'WITHDRAW', text: 'Withdraw it: it no longer needs to be done', words: 'Why?', missing: 'Say why it no longer needs to be done', when: [...OPEN, 'DECLINED'] },
]; // prettier-ignore

export const ACT_FIELDS: readonly string[] = [
  ...['side', 'doing', 'settling', 'evidence', 'toWhom', 'dueOn'],
  ...[...DOING, ...SETTLING].map(({ act }) => act),
];
export const offered = <Act extends string>(
  choices: readonly Choice<Act>[],
  { state }: Pick<ActionShown, 'state'>,
): readonly Choice<Act>[] => choices.filter(({ when }) => when.includes(state));

/** What saves a round trip, in the words of the API; beside the field of the act that was chosen. */
export function checkDoing(form: Form): AllocatedAct | undefined {
  const act = form.value('doing') as AllocatedAct;
  if (act === 'ACCEPT') return act;
  const choice = DOING.find((one) => one.act === act);
  form.check('doing', choice !== undefined, 'Choose what to record');
  if (choice === undefined) return undefined;
  form.check(act, !isMeaningless(form.value(act)), choice.missing);
  if (act === 'ANSWER') form.check('evidence', !isMeaningless(form.value('evidence')), 'Say what shows it');
  if (act === 'REALLOCATE') form.check('toWhom', isUuid(form.value('toWhom').split(' ')[1]), 'Choose who is to have it');
  return act;
}
export function checkSettling(form: Form): SetterAct | undefined {
  const act = form.value('settling') as SetterAct;
  const choice = SETTLING.find((one) => one.act === act);
  form.check('settling', choice !== undefined, 'Choose what to record');
  if (choice === undefined) return undefined;
  form.check(act, !isMeaningless(form.value(act)), choice.missing);
  if (act === 'MOVE_DUE') form.check('dueOn', form.day('dueOn') !== undefined, 'Enter the new day');
  return act;
}

export function doingInput(form: Form, act: AllocatedAct) {
  if (act === 'ACCEPT') return { act };
  const [sort, id] = form.value('toWhom').split(' ');
  return {
    act,
    words: form.optional(act),
    evidence: act === 'ANSWER' ? form.optional('evidence') : undefined,
    ...(act === 'REALLOCATE' && (sort === 'staff' ? { staffId: id } : { unitId: id })),
  };
}
export const settlingInput = (form: Form, act: SetterAct) => ({
  act,
  words: form.optional(act),
  dueOn: act === 'MOVE_DUE' ? form.day('dueOn') : undefined,
});
