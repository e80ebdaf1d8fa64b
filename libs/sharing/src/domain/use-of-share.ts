import { longInstant } from '@lib/kernel';

/*
 * "What you may do with this": said beside the content, from what the sender set. What was shared stays the originator's: passing it on
 * needs the originator, whatever the handling code; code C adds the conditions that the author wrote.
 */
export interface ItemRules {
  readonly handlingCode: string;
  readonly handlingConditions: string | null;
  readonly marking: string;
  /** Whether the author thinks that the subject may be told: YES, NO or REDACTED. */
  readonly disclosable: string;
  readonly originator: string;
  readonly namesOthers: boolean;
}
export interface ShareRules {
  readonly purpose: string;
  readonly recipientAgency: string;
  readonly recipientUnit: string | null;
  readonly recipientStaff: string | null;
  /** When the agreement it relies on has ended: until when it stays readable. */
  readonly readableUntil: Date | null;
  readonly items: readonly ItemRules[];
}
export interface UseOfShare {
  readonly mayTell: readonly string[];
  readonly mustNotTell: readonly string[];
  readonly onward: string;
}

export function useOf(share: ShareRules): UseOfShare {
  return { mayTell: mayTell(share), mustNotTell: mustNotTell(share), onward: onward(share) };
}

function mayTell({ recipientAgency, recipientUnit, recipientStaff, purpose, items }: ShareRules): string[] {
  const whole = `Colleagues in ${recipientAgency} who work with this person and need it for this purpose: ${purpose}.`;
  const unit = `Colleagues in ${recipientUnit ?? ''} who need it for this purpose: ${purpose}.`;
  const person = `Nobody else without asking the sender: it was sent to ${recipientStaff ?? ''}. Your supervisor may be told that you hold it.`;
  const inside = recipientStaff !== null ? person : recipientUnit !== null ? unit : whole;
  const subject = items.length > 0 && items.every((item) => item.disclosable === 'YES');
  return subject ? [inside, 'This person, if your own policy allows it: the sender sees no reason not to.'] : [inside];
}

function mustNotTell({ items }: ShareRules): string[] {
  const lines: string[] = [];
  if (items.some((item) => item.disclosable === 'NO')) lines.push('This person: the sender says that they must not be told.');
  if (items.some((item) => item.disclosable === 'REDACTED'))
    lines.push('This person, unless the sender has agreed what may be said to them.');
  if (items.some((item) => item.namesOthers)) lines.push('The people it mentions, their family, friends or employers.');
  lines.push('Anyone outside your agency, unless the agency it came from agrees first.');
  if (items.some((item) => item.marking === 'OFFICIAL_SENSITIVE'))
    lines.push('Anyone without a need to know: it is marked OFFICIAL-SENSITIVE.');
  return lines;
}

function onward({ items, readableUntil }: ShareRules): string {
  const originators = [...new Set(items.map((item) => item.originator))].sort();
  const ask = `It still belongs to ${originators.join(' and ')}. Ask them before you pass any of it on`;
  const conditions = [...new Set(items.filter((item) => item.handlingCode === 'C').map((item) => item.handlingConditions ?? ''))].filter(
    (words) => words !== '',
  );
  const handled = conditions.length > 0 ? `, and keep to their conditions: ${conditions.join(' ')}` : '.';
  const ending =
    readableUntil === null ? '' : ` The sharing agreement has ended: you can read this here until ${longInstant(readableUntil)}.`;
  return `${ask}${handled}${ending}`;
}
