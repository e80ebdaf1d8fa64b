import { questionsOf, type SetDefinition, type SetField, type SetGroup, type SetQuestion } from './set-definition.js';

/*
 * One change to a set, as a new one. Whether the result can be asked is for the API to say, which names every fault: nothing is checked twice
 * here and nothing is put right behind the writer's back.
 */
export type HowAsked = { readonly core: true } | { readonly core: false; readonly when: unknown };

const inGroups = (set: SetDefinition, change: (group: SetGroup) => SetGroup): SetDefinition => ({
  ...set,
  groups: set.groups.map(change).filter(({ questions }) => questions.length > 0),
});

export function withQuestionChanged(set: SetDefinition, code: string, change: (question: SetQuestion) => SetQuestion): SetDefinition {
  return inGroups(set, (group) => ({ ...group, questions: group.questions.map((one) => (one.code === code ? change(one) : one)) }));
}

/** Within its group; at either end it stays where it is. */
export function withQuestionMoved(set: SetDefinition, code: string, by: 1 | -1): SetDefinition {
  return inGroups(set, (group) => {
    const from = group.questions.findIndex((one) => one.code === code);
    const to = from + by;
    const [here, there] = [group.questions[from], group.questions[to]];
    if (!here || !there) return group;
    return { ...group, questions: group.questions.map((one, at) => (at === from ? there : at === to ? here : one)) };
  });
}

/** A group that loses its last question goes with it. */
export const withoutQuestion = (set: SetDefinition, code: string): SetDefinition =>
  inGroups(set, (group) => ({ ...group, questions: group.questions.filter((one) => one.code !== code) }));

/** Last in its group, but before the declaration, which is made about everything before it. */
export function withQuestionAdded(set: SetDefinition, groupCode: string, question: SetQuestion): SetDefinition {
  return inGroups(set, (group) => {
    if (group.code !== groupCode) return group;
    const declarations = group.questions.filter((one) => one.declaration === true);
    return { ...group, questions: [...group.questions.filter((one) => one.declaration !== true), question, ...declarations] };
  });
}

export function reworded({ hint: _, ...question }: SetQuestion, text: string, hint: string | undefined): SetQuestion {
  return { ...question, text, ...(hint !== undefined && { hint }) };
}

export function askedAs({ when: _, ...question }: SetQuestion, how: HowAsked): SetQuestion {
  return how.core ? { ...question, core: true } : { ...question, core: false, when: how.when };
}

export type NewKind = 'YES_NO' | 'TEXT' | 'CHOICE';
export interface NewQuestion {
  readonly kind: NewKind;
  readonly text: string;
  readonly hint: string | undefined;
  readonly level: string;
  readonly categories: readonly string[];
  /** One to a line; for a choice only. */
  readonly options: readonly string[];
}

/** The code stays for good, so it says what was asked at first and is nobody else's. */
export function newQuestion(set: SetDefinition, asked: NewQuestion, how: HowAsked): SetQuestion {
  const taken = new Set(questionsOf(set).map(({ code }) => code));
  const question: SetQuestion = {
    code: unlike(taken, `own-${slug(asked.text)}`.slice(0, 36).replace(/-+$/, '')),
    topic: null,
    text: asked.text,
    ...(asked.hint !== undefined && { hint: asked.hint }),
    fields: fieldsFor(asked),
    core: true,
    level: asked.level,
    categories: asked.categories,
  };
  return askedAs(question, how);
}

function fieldsFor({ kind, options }: NewQuestion): readonly SetField[] {
  if (kind === 'TEXT') return [{ code: 'answer', label: '', type: 'LONG_TEXT' }];
  if (kind === 'CHOICE') return [{ code: 'choice', label: '', type: 'CHOICE', options: coded(options) }];
  return [
    { code: 'any', label: 'Yes or no', type: 'YES_NO' },
    { code: 'details', label: 'Details', type: 'LONG_TEXT', when: { field: 'any', is: true } },
  ];
}

function coded(labels: readonly string[]): { code: string; label: string }[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const code = unlike(taken, `O_${slug(label).replaceAll('-', '_').toUpperCase()}`.slice(0, 50), '_');
    taken.add(code);
    return { code, label };
  });
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

function unlike(taken: ReadonlySet<string>, wanted: string, join = '-'): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}${join}${count}`)) count += 1;
  return `${wanted}${join}${count}`;
}
