import type { Field, JsonLogic, Option, Question, QuestionGroup, QuestionSet } from './question-set.js';

/*
 * The shipped questions are written once, in a catalogue, and each shipped set says which of them it asks: so that one code is one
 * question everywhere. What comes out is the same self-contained set that an agency would write.
 */
export interface CatalogueField extends Omit<Field, 'options'> {
  /** The options themselves, or the name of a list of them. */
  readonly options?: readonly Option[] | string;
}
export interface CatalogueQuestion extends Omit<Question, 'core' | 'when' | 'fields'> {
  readonly fields: readonly CatalogueField[];
}
export interface Catalogue {
  readonly lists: Readonly<Record<string, readonly Option[]>>;
  readonly questions: readonly CatalogueQuestion[];
}
/** A question's code alone: core. With `when`: opened by an earlier answer. */
export type SetLine = string | { readonly question: string; readonly when: JsonLogic };
export interface SetFile extends Omit<QuestionSet, 'groups'> {
  readonly groups: readonly { readonly code: string; readonly title: string; readonly questions: readonly SetLine[] }[];
}

export class CannotCompose extends Error {}

export function composeSet(file: SetFile, catalogue: Catalogue): QuestionSet {
  const known = new Map(catalogue.questions.map((question) => [question.code, question]));
  const question = (line: SetLine): Question => {
    const code = typeof line === 'string' ? line : line.question;
    const found = known.get(code);
    if (!found) throw new CannotCompose(`${file.code}: there is no question "${code}" in the catalogue`);
    const { fields, ...rest } = found;
    const asked = typeof line === 'string' ? { core: true } : { core: false, when: line.when };
    return { ...rest, ...asked, fields: fields.map((one) => field(one, found.code, catalogue)) };
  };
  return { ...file, groups: file.groups.map((group): QuestionGroup => ({ ...group, questions: group.questions.map(question) })) };
}

function field({ options, ...rest }: CatalogueField, question: string, catalogue: Catalogue): Field {
  if (options === undefined) return rest;
  if (typeof options !== 'string') return { ...rest, options };
  const list = catalogue.lists[options];
  if (!list) throw new CannotCompose(`Question ${question}, field ${rest.code}: there is no list of options "${options}"`);
  return { ...rest, options: list };
}
