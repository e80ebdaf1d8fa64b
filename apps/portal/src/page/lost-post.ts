import { labelOf } from '@lib/kernel';

export interface TypedField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly long: boolean;
}
export interface LostPost {
  readonly typed: readonly TypedField[];
  readonly carried: readonly { readonly name: string; readonly value: string }[];
}

/** Everything that was posted, to be shown and to be sent again from the page itself: nothing of it is kept on the server. */
export function lostPost(body: unknown): LostPost {
  const posted = typeof body === 'object' && body !== null ? Object.entries(body as Record<string, unknown>) : [];
  const pairs = posted
    .filter(([name]) => name !== '_csrf')
    .flatMap(([name, given]) =>
      [given]
        .flat()
        .filter((value): value is string => typeof value === 'string')
        .map((value) => ({ name, value })),
    );
  return {
    carried: pairs,
    typed: pairs
      .filter(({ name, value }) => !name.startsWith('_') && value.trim() !== '' && isReadable(value))
      .map(({ name, value }) => ({ name, value, label: labelOf(name), long: value.length > 60 || value.includes('\n') })),
  };
}

/** Ids and codes mean nothing to the reader; they are carried, not shown. */
function isReadable(value: string): boolean {
  return !/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) && !/^[A-Z][A-Z0-9_]*$/.test(value) && !/^[[{]/.test(value);
}
