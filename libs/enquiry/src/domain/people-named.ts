/** A person to whom notes refer: by a reference, never by more than that. */
export interface PersonReferred {
  readonly reference: string;
  readonly class: string;
}

/** Whom an answer tells of: whoever stands in its text by their reference, as a word of its own ("Ms A" is not named by "Ms Ashby"). */
export function peopleNamed<Person extends PersonReferred>(people: readonly Person[], text: string): Person[] {
  const named = people.filter(({ reference }) => {
    const escaped = reference.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
  });
  return [...new Map(named.map((person) => [person.reference, person])).values()];
}
