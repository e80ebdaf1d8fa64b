/** The commit was sent and no clean answer came back: the act may or may not have happened. Ask again with the same key. */
export class OutcomeUnknown extends Error {
  constructor(readonly why: string) {
    super('It is not known whether this was saved');
    this.name = 'OutcomeUnknown';
  }
}
