/** A set of questions as the API gives and takes it: JSON in the format concordat-questions/1. What is not named here is carried along untouched. */
export interface SetField {
  readonly code: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: string;
  readonly options?: readonly { readonly code: string; readonly label: string }[];
  readonly required?: boolean;
  readonly when?: { readonly field: string; readonly is: string | boolean };
}
export interface SetQuestion {
  readonly code: string;
  readonly topic: number | null;
  readonly text: string;
  readonly hint?: string;
  readonly fields: readonly SetField[];
  readonly repeat?: { readonly noun: string; readonly most: number };
  readonly core: boolean;
  /** JSON Logic over the answers before it. */
  readonly when?: unknown;
  readonly safetyCritical?: boolean;
  readonly level: string;
  readonly categories: readonly string[];
  readonly declaration?: boolean;
}
export interface SetGroup {
  readonly code: string;
  readonly title: string;
  readonly questions: readonly SetQuestion[];
}
export interface SetDefinition {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly stage: string;
  readonly askedBy: readonly string[];
  readonly askedOf: readonly string[];
  readonly supplement?: { readonly heading: string; readonly owner: string; readonly evidence: string; readonly endsOn: string };
  readonly groups: readonly SetGroup[];
}

/** What comes from the API was checked there. */
export const readDefinition = (json: string): SetDefinition => JSON.parse(json) as SetDefinition;

export const questionsOf = (set: SetDefinition): readonly SetQuestion[] => set.groups.flatMap(({ questions }) => questions);

export const byCode = (set: SetDefinition): ReadonlyMap<string, SetQuestion> =>
  new Map(questionsOf(set).map((question) => [question.code, question]));

/** The same for the same content: what comes back from the database has its keys in another order. */
export function inOneOrder(value: unknown): string {
  return JSON.stringify(
    value,
    (_, inside: unknown) =>
      inside !== null && typeof inside === 'object' && !Array.isArray(inside)
        ? Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inside,
    1,
  );
}
