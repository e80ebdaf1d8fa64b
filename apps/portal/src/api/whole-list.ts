/** A list that is no page holds no more than this. */
const FULL = 100;

/** For a choice that must be complete: asks again, after the last one, for as long as the list comes back full. */
export async function wholeList<One extends { readonly id: string }>(
  first: readonly One[],
  more: (after: string) => Promise<readonly One[]>,
): Promise<readonly One[]> {
  const last = first.at(-1);
  if (first.length < FULL || !last) return first;
  return [...first, ...(await wholeList(await more(last.id), more))];
}

/** Whether a list that is shown may have been cut, so that the page says so. */
export function isFull(list: readonly unknown[]): boolean {
  return list.length >= FULL;
}
