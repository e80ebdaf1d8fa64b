/** What an asked operation can come back as when it is not an answer. One class a kind, so that pages and the error filter read alike. */
export class NotSignedIn extends Error {
  constructor(readonly expired = false) {
    super('Not signed in');
  }
}

export class NotFound extends Error {}

export class NotAllowed extends Error {
  constructor(readonly reason?: string) {
    super('Not allowed');
  }
}

/** The person may do it, but the service wants to know first that it is still them. Nothing was done. */
export class StepUpNeeded extends Error {}

/** Field name to the sentence shown beside it. */
export class FieldErrors extends Error {
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super('Fields are wrong');
  }
}

/** Somebody else was changing the same thing: nothing was saved. On a form it is said above it, and pressing again is all there is to do. */
export class TryAgain extends FieldErrors {
  constructor(message: string) {
    super({ form: message });
  }
}

/** A change was sent and nobody knows whether it was saved. Sent again with the same key it is not done twice. */
export class OutcomeUnknown extends Error {}

/** Nothing was changed and nothing can be shown: the API did not answer, or answered with a fault. */
export class ServiceFault extends Error {
  constructor(
    readonly correlationId: string,
    readonly unreachable: boolean,
  ) {
    super(unreachable ? 'The API did not answer' : 'The API answered with a fault');
  }
}
