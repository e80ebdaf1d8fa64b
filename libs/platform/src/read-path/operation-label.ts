/** What the access log calls the operation: its name, or the first root field of a nameless one. */
export function operationLabel(name: string | null, rootFields: readonly string[]): string {
  return (name ?? rootFields[0] ?? 'query').slice(0, 100);
}
