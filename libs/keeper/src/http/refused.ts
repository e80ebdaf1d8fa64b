export const PLAIN = 'text/plain; charset=utf-8';

/** A no that is part of the protocol: the status and the words are the answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly type: string = PLAIN,
  ) {
    super(message);
  }
}
