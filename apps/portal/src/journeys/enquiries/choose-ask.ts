import { isUuid } from '@lib/kernel';
import type { ChooseEnquiryAnswer, OfferedSet } from '../../api/answers/asking.js';
import type { Form } from '../../page/form.js';
import { counted } from '../../view/words.js';
import { choicesOf, type Choice as Recipient, narrowName } from '../share/choose-form.js';
import type { AskDraft } from './ask-draft.js';

/** An agency that may be asked, with the questions that are written for it. */
export interface AskChoice extends Recipient {
  readonly sets: readonly OfferedSet[];
}

export const setName = (agencyId: string): string => `set-${agencyId}`;

/** Agencies that work with the person stand first; one for which no questions are written cannot be asked. */
export function askChoices({ person, possibleRecipients, questionSets }: ChooseEnquiryAnswer): AskChoice[] {
  const kinds = new Map(possibleRecipients.map(({ agency }) => [agency.id, agency.kind]));
  return choicesOf({ notes: [], possibleRecipients, members: person?.members ?? [] }, [])
    .map((choice) => ({ ...choice, sets: questionSets.filter(({ askedOf }) => askedOf.includes(kinds.get(choice.agencyId) ?? '')) }))
    .filter(({ sets }) => sets.length > 0)
    .sort((a, b) => Number(b.member) - Number(a.member));
}

export function namesFor(choices: readonly AskChoice[]): string[] {
  return ['to', ...choices.flatMap(({ agencyId }) => [setName(agencyId), narrowName(agencyId)])];
}

/** Nobody is chosen beforehand; for each agency, the set for the stage the person is at. */
export function prefilled(choices: readonly AskChoice[], kept: AskDraft | undefined): Record<string, string> {
  const suggested = choices.flatMap(({ agencyId, sets }) => {
    const first = sets.find((set) => set.suggested && set.supplementHeading === null) ?? sets[0];
    return first ? [[setName(agencyId), first.code] as const] : [];
  });
  if (!kept) return Object.fromEntries(suggested);
  const narrow = kept.staffId ? `staff ${kept.staffId}` : kept.unitId ? `unit ${kept.unitId}` : '';
  return {
    ...Object.fromEntries(suggested),
    to: kept.agencyId,
    [setName(kept.agencyId)]: kept.setCode,
    [narrowName(kept.agencyId)]: narrow,
  };
}

export type Chosen = Pick<AskDraft, 'agencyId' | 'unitId' | 'staffId' | 'setCode'>;

export function readChosen(form: Form, choices: readonly AskChoice[]): Chosen | undefined {
  const choice = choices.find(({ agencyId }) => agencyId === form.value('to'));
  if (!choice) {
    form.check('to', false, 'Choose whom to ask');
    return undefined;
  }
  const { agencyId, name, narrower, sets } = choice;
  const set = sets.find(({ code }) => code === form.value(setName(agencyId)));
  form.check(setName(agencyId), set !== undefined, `Choose which questions to ask ${name}`);
  const [kind, id] = form.value(narrowName(agencyId)).split(' ');
  const known = isUuid(id) && narrower.some(({ value }) => value === `${kind} ${id}`);
  return set && { agencyId, setCode: set.code, ...(known && (kind === 'staff' ? { staffId: id } : { unitId: id })) };
}

/** "15 questions, and 21 more that open only when an answer calls for them." */
export function howMany({ questionCount, coreCount }: Pick<OfferedSet, 'questionCount' | 'coreCount'>): string {
  const more = questionCount - coreCount;
  const first = counted(coreCount, 'question');
  return more > 0
    ? `${first}, and ${more} more that ${more === 1 ? 'opens only when an answer calls for it' : 'open only when an answer calls for them'}.`
    : `${first}.`;
}

/** What a template needs of one agency: its sets in the order they are offered, a supplement apart from the others. */
export function inWords(choice: AskChoice): Record<string, unknown> {
  const item = (set: OfferedSet) => ({
    value: set.code,
    text: `${set.title}${set.suggested ? ' (suggested now)' : ''}`,
    hint: `${set.about} ${howMany(set)}`,
  });
  return {
    ...choice,
    narrowItems: [{ value: '', text: `Anyone at ${choice.name} working with this person` }, ...choice.narrower],
    usual: choice.sets.filter(({ supplementHeading }) => supplementHeading === null).map(item),
    apart: choice.sets
      .filter(({ supplementHeading }) => supplementHeading !== null)
      .map((set) => ({ ...item(set), heading: set.supplementHeading })),
  };
}
