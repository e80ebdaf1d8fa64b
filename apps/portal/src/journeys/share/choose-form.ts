import { isMeaningless, isUuid } from '@lib/kernel';
import type { CaseLead, ChoosableNote, PossibleRecipient } from '../../api/answers/sharing.js';
import type { Form } from '../../page/form.js';
import { recipientDraft, type RecipientDraft } from './share-draft.js';

interface Listed {
  readonly notes: readonly ChoosableNote[];
  readonly possibleRecipients: readonly PossibleRecipient[];
  readonly members: readonly CaseLead[];
}
export interface Narrower {
  readonly value: string;
  readonly text: string;
}
/** One agency as a choice: policy may expect it, and then not telling it needs a reason. */
export interface Choice {
  readonly agencyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly expected: boolean;
  readonly member: boolean;
  readonly agreement: boolean;
  /** Every chosen note has a decision in force towards them already. */
  readonly settled: boolean;
  readonly narrower: readonly Narrower[];
}

/** One choice an agency, with its unit and its person on this case to narrow it by. */
export function choicesOf({ notes, possibleRecipients, members }: Listed, chosen: readonly string[]): Choice[] {
  const about = notes.filter(({ id }) => chosen.includes(id));
  const byAgency = new Map<string, PossibleRecipient[]>();
  for (const one of possibleRecipients) byAgency.set(one.agency.id, [...(byAgency.get(one.agency.id) ?? []), one]);
  return [...byAgency.values()].flatMap((lines) => {
    const [first] = lines;
    if (!first) return [];
    const units = lines.flatMap(({ unit }) => (unit ? [{ value: `unit ${unit.id}`, text: unit.name }] : []));
    const settled = about.length > 0 && about.every((note) => isDecided(note, first.agency.id));
    return {
      settled,
      agencyId: first.agency.id,
      name: first.agency.name,
      shortName: first.agency.shortName,
      expected: !settled && lines.some(({ expected }) => expected),
      member: lines.some(({ member }) => member),
      agreement: lines.some(({ agreement }) => agreement),
      narrower: [...units, ...leadsOf(first.agency.id, members)],
    };
  });
}

function isDecided(note: ChoosableNote, agencyId: string): boolean {
  return note.decisions.some(({ endedAt, recipientAgency }) => endedAt === null && recipientAgency.id === agencyId);
}

function leadsOf(agencyId: string, members: readonly CaseLead[]): Narrower[] {
  const leads = members.flatMap(({ agency, lead }) => (agency.id === agencyId && lead ? [lead] : []));
  return leads.map(({ id, name, jobTitle }) => ({ value: `staff ${id}`, text: `${name}, ${jobTitle}, only` }));
}

export const whyName = (agencyId: string): string => `why-${agencyId}`;
export const tellName = (agencyId: string): string => `tell-${agencyId}`;
export const leftOutName = (agencyId: string): string => `leftOut-${agencyId}`;
export const narrowName = (agencyId: string): string => `narrow-${agencyId}`;

export function isChosen(form: Form, choice: Choice): boolean {
  return choice.expected ? form.value(tellName(choice.agencyId)) === 'yes' : form.has('to', choice.agencyId);
}

export function readRecipients(form: Form, choices: readonly Choice[], before: readonly RecipientDraft[]): RecipientDraft[] {
  return choices
    .filter((choice) => isChosen(form, choice))
    .map((choice) => {
      const [kind, id] = form.value(narrowName(choice.agencyId)).split(' ');
      const narrowed = isUuid(id) && choice.narrower.some(({ value }) => value === `${kind} ${id}`) ? { [`${kind}Id`]: id } : {};
      const known = before.find(({ agencyId }) => agencyId === choice.agencyId);
      return recipientDraft({
        ...known,
        unitId: undefined,
        staffId: undefined,
        ...narrowed,
        agencyId: choice.agencyId,
        whyNeeded: form.value(whyName(choice.agencyId)),
      });
    });
}

export function readLeftOut(form: Form, choices: readonly Choice[]): { agencyId: string; reasonWords: string }[] {
  return choices
    .filter((choice) => choice.expected && form.value(tellName(choice.agencyId)) === 'no')
    .map(({ agencyId }) => ({ agencyId, reasonWords: form.value(leftOutName(agencyId)) }));
}

export function checkChoices(form: Form, choices: readonly Choice[]): void {
  form.check('notes', form.all('notes').some(isUuid), 'Choose at least one note');
  for (const choice of choices) {
    const { agencyId, name } = choice;
    const answer = form.value(tellName(agencyId));
    if (isChosen(form, choice)) form.check(whyName(agencyId), !isMeaningless(form.value(whyName(agencyId))), `Say why ${name} needs this`);
    else if (choice.expected && answer === 'no')
      form.check(leftOutName(agencyId), !isMeaningless(form.value(leftOutName(agencyId))), `Say why ${name} is not told`);
    else if (choice.expected) form.check(tellName(agencyId), false, `Choose whether to tell ${name}`);
  }
  const somebody = form.wrong || choices.some((choice) => isChosen(form, choice));
  form.check(choices.some(({ expected }) => !expected) ? 'to' : firstTell(choices), somebody, 'Choose who to tell');
}

function firstTell(choices: readonly Choice[]): string {
  return choices[0] ? tellName(choices[0].agencyId) : 'to';
}
