/** What is wrong, in words for whoever sets this up; it keeps the process from starting. */
export class CannotStart extends Error {}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
/** What a schema made of the environment, as zod says it. */
type Read<Settings> =
  { readonly success: true; readonly data: Settings } | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** Throws `CannotStart` with the names of the settings and what they must be, never their values: one of them is a secret. */
export function orCannotStart<Settings>(read: Read<Settings>): Settings {
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `  ${path.map(String).join('.')} ${message}`);
  throw new CannotStart(`These settings are wrong:\n${lines.join('\n')}`);
}
