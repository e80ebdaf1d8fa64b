/** A union's members by their name; every refusal carries a code and the sentence to show. */
export interface Refused<Name extends string = string> {
  readonly __typename: Name;
  readonly code: string;
  readonly explanation: string;
}
