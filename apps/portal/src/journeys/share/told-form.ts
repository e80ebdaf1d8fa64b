import type { Form } from '../../page/form.js';
import { londonInstant } from '../../page/typed-time.js';
import { londonDay, time } from '../../view/dates.js';
import type { ShareDraft } from './share-draft.js';

const HOW = ['TELEPHONE', 'MEETING', 'EMAIL', 'LETTER'] as const;

/** "I have already told them": how and when, beside what and whom. */
export function checkTold(form: Form): void {
  form.check(
    'toldHow',
    HOW.some((how) => how === form.value('toldHow')),
    'Choose how you told them',
  );
  const day = form.day('toldOn');
  form.check('toldOn', day !== undefined, 'Enter the date you told them');
  form.check('toldTime', form.optional('toldTime') !== undefined, 'Enter the time you told them, for example 2:30pm');
  if (form.wrong || day === undefined) return;
  const at = londonInstant(day, form.value('toldTime'));
  form.check('toldOn', londonInstant(day, '12:00') !== undefined, 'The date you told them must be a real date');
  form.check('toldTime', at !== undefined, 'The time you told them must be a real time, for example 2:30pm');
}

export function readTold(form: Form): Pick<ShareDraft, 'toldHow' | 'toldAt'> {
  const toldHow = HOW.find((how) => how === form.value('toldHow'));
  return { toldHow, toldAt: londonInstant(form.day('toldOn') ?? '', form.value('toldTime')) };
}

export function toldPrefill(draft: ShareDraft): Record<string, string> {
  const { toldHow, toldAt } = draft;
  return { ...(toldHow && { toldHow }), ...(toldAt && { toldOn: londonDay(toldAt), toldTime: time(toldAt) }) };
}
