/** One operation of the registry: what goes in and what comes back. */
export interface Named<Variables, Answer> {
  readonly variables: Variables;
  readonly answer: Answer;
}
export type Nothing = Record<string, never>;
export type After = { readonly after?: string };
export type ById = { readonly id: string };
