/** An expected "no" from the domain: returned, never thrown, so that its transaction still commits the access-log row. */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly explanation: string;
}

/** The code keeps its literal type, so that a union of refusals is told apart by `code`. */
export function refuse<const Code extends string, Extra extends object = object>(code: Code, explanation: string, extra?: Extra) {
  return { ...(extra as Extra), refused: true as const, code, explanation };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}

/** `missing` is answered whenever the actor may not know that the thing exists; `forbidden` only where they may read it. */
export class Denied extends Error {
  constructor(
    readonly kind: 'missing' | 'forbidden',
    readonly reason?: string,
  ) {
    super(reason ?? (kind === 'missing' ? 'Not found' : 'Not allowed'));
    this.name = 'Denied';
  }
}

/** Field name to the sentence shown beside that field and in the error summary. */
export class Invalid extends Error {
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super(Object.values(fields).join('; '));
    this.name = 'Invalid';
  }
}
