import { PLAN_FIELDS } from '../../api/answers/management-plans.js';
import { Form } from '../../page/form.js';

/* Lines of a list are numbered from 1, as they are read; one that is left empty is left out. */
export const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1);
const DAY_PARTS = ['day', 'month', 'year'] as const;
const dayNames = (name: string): readonly string[] => [name, ...DAY_PARTS.map((part) => `${name}-${part}`)];
export const OBJECTIVES = 10;
export const TACTICS = 10;
export const CONTINGENCIES = 20;
export const REQUIREMENTS = 30;
export const objectiveName = (nth: number): string => `objective-${nth}`;
export const tacticName = (objective: number, nth: number): string => `tactic-${objective}-${nth}`;
export const contingencyName = (nth: number): string => `contingency-${nth}`;
export const requirementName = (nth: number): string => `requirement-${nth}`;

/** The names of everything that is typed of one line. */
export const tacticNames = (objective: number, nth: number): readonly string[] => {
  const name = tacticName(objective, nth);
  return [`${name}-what`, `${name}-who`, ...dayNames(`${name}-by`)];
};
const objectiveNames = (nth: number): readonly string[] => [
  objectiveName(nth),
  `shown-tactics-${nth}`,
  ...upTo(TACTICS).flatMap((tactic) => tacticNames(nth, tactic)),
];
const contingencyNames = (nth: number): readonly string[] =>
  ['trigger', 'words', 'who', 'whom', 'within', 'unit', 'means'].map((part) => `${contingencyName(nth)}-${part}`);
const requirementNames = (nth: number): readonly string[] => {
  const name = requirementName(nth);
  return [`${name}-kind`, `${name}-words`, ...dayNames(`${name}-from`), ...dayNames(`${name}-to`)];
};

export const PLAN_FORM: readonly string[] = [
  'aim',
  'supersedes',
  ...['objectives', 'contingencies', 'requirements'].map((list) => `shown-${list}`),
  ...upTo(OBJECTIVES).flatMap(objectiveNames),
  ...upTo(CONTINGENCIES).flatMap(contingencyNames),
  ...upTo(REQUIREMENTS).flatMap(requirementNames),
  ...PLAN_FIELDS,
  'links',
  'thirdPartyIds',
  ...dayNames('reviewOn'),
  'changed',
  'why',
];
/** Where the API's words about a list are shown: of which line they are it does not say. */
export const RENAMED = {
  objectives: objectiveName(1),
  contingencies: `${contingencyName(1)}-who`,
  requirements: `${requirementName(1)}-words`,
};

export const typed = (form: Form, names: readonly string[]): boolean => names.some((name) => form.value(name).trim() !== '');
const lastTyped = (most: number, isTyped: (nth: number) => boolean): number => upTo(most).filter(isTyped).at(-1) ?? 0;

function counted(
  form: Form,
  list: string,
  { least, most, last }: { readonly least: number; readonly most: number; readonly last: number },
) {
  const asked = (Number(form.value(`shown-${list}`)) || 0) + (form.pressed(`another-${list}`) ? 1 : 0);
  const count = Math.min(most, Math.max(least, asked, last));
  return { numbers: upTo(count), another: count < most };
}
export const hasObjective = (form: Form, nth: number): boolean =>
  typed(form, [objectiveName(nth), ...upTo(TACTICS).flatMap((tactic) => tacticNames(nth, tactic))]);
/** A kind or a unit of time that stands chosen by itself is not typed. */
export const hasContingency = (form: Form, nth: number): boolean =>
  typed(form, ['words', 'who', 'whom', 'within', 'means'].map((part) => `${contingencyName(nth)}-${part}`)); // prettier-ignore
export const hasRequirement = (form: Form, nth: number): boolean => typed(form, requirementNames(nth).slice(1));

/** How many lines of each list are on the page: what was typed, and as many as were asked for besides. */
export function shownLines(form: Form) {
  const last = (most: number, has: (one: Form, nth: number) => boolean): number => lastTyped(most, (nth) => has(form, nth));
  const objectives = counted(form, 'objectives', { least: 1, most: OBJECTIVES, last: last(OBJECTIVES, hasObjective) });
  const contingencies = counted(form, 'contingencies', { least: 1, most: CONTINGENCIES, last: last(CONTINGENCIES, hasContingency) });
  const requirements = counted(form, 'requirements', { least: 1, most: REQUIREMENTS, last: last(REQUIREMENTS, hasRequirement) });
  const tactics = objectives.numbers.map((nth) => {
    const lastTactic = lastTyped(TACTICS, (tactic) => typed(form, tacticNames(nth, tactic)));
    return { nth, ...counted(form, `tactics-${nth}`, { least: 1, most: TACTICS, last: lastTactic }) };
  });
  return { objectives: { ...objectives, each: tactics }, contingencies, requirements };
}

/** Everything that was typed, to be carried through the page that shows what changes. */
export function carried(form: Form): { readonly name: string; readonly value: string }[] {
  return PLAN_FORM.flatMap((name) => form.all(name).map((value) => ({ name, value }))).filter(({ value }) => value !== '');
}

/** The form without the line that was to be removed; those after it move up. Undefined where nothing was to be. */
export function withoutLine(form: Form): Form | undefined {
  const found = removals().find(({ press }) => form.pressed(press));
  if (found === undefined) return undefined;
  const { nth, most, names, list } = found;
  const body: Record<string, unknown> = { _key: form.key };
  for (const name of PLAN_FORM) body[name] = form.all(name);
  for (const at of upTo(most).slice(nth - 1)) {
    const next = at < most ? names(at + 1) : [];
    names(at).forEach((name, place) => (body[name] = next[place] === undefined ? '' : form.all(next[place])));
  }
  body[`shown-${list}`] = String(Math.max(1, Number(form.value(`shown-${list}`)) - 1));
  return new Form(PLAN_FORM, body);
}
interface Removal {
  readonly press: string;
  readonly nth: number;
  readonly most: number;
  readonly list: string;
  readonly names: (nth: number) => readonly string[];
}
function removals(): Removal[] {
  const of = (list: string, most: number, names: Removal['names'], name: (nth: number) => string): Removal[] =>
    upTo(most).map((nth) => ({ press: `remove-${name(nth)}`, nth, most, list, names }));
  return [
    ...of('objectives', OBJECTIVES, objectiveNames, objectiveName),
    ...of('contingencies', CONTINGENCIES, contingencyNames, contingencyName),
    ...of('requirements', REQUIREMENTS, requirementNames, requirementName),
    ...upTo(OBJECTIVES).flatMap((nth) => of(`tactics-${nth}`, TACTICS, (tactic) => tacticNames(nth, tactic), (tactic) => tacticName(nth, tactic))),
  ]; // prettier-ignore
}
/** Whether a press asks for more or fewer lines, and not to go on. */
export const changesLines = (form: Form): boolean =>
  ['objectives', 'contingencies', 'requirements', ...upTo(OBJECTIVES).map((nth) => `tactics-${nth}`)].some((list) =>
    form.pressed(`another-${list}`),
  );
