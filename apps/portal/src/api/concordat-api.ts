import { Inject, Injectable } from '@nestjs/common';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { FieldErrors, NotAllowed, NotFound, NotSignedIn, OutcomeUnknown, ServiceFault, StepUpNeeded, TryAgain } from './api-failure.js';
import { type AnswerOf, CHANGES, type OperationName, type VariablesOf } from './operations.js';

/** Whoever asks: a page visit, or the sign-in before there is a page. */
export interface Asker {
  readonly token: string | undefined;
  readonly correlationId: string;
  readonly pageName: string;
}
interface ApiError {
  readonly message?: string;
  readonly extensions?: {
    readonly code?: string;
    readonly reason?: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly correlationId?: string;
  };
}
interface ApiBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ApiError[];
}

/** The one way from a page to the data: a named operation of the registry, with the person's own token. */
@Injectable()
export class ConcordatApi {
  constructor(@Inject(PORTAL_CONFIG) private readonly config: PortalConfig) {}

  async ask<Name extends OperationName>(operationName: Name, variables: VariablesOf<Name>, asker: Asker): Promise<AnswerOf<Name>> {
    if (!asker.token) throw new NotSignedIn();
    const body = await this.send(operationName, variables, asker);
    const error = body.errors?.[0];
    if (error) throw failureOf(error, asker);
    if (!body.data) throw new ServiceFault(asker.correlationId, false);
    return body.data as unknown as AnswerOf<Name>;
  }

  private async send(operationName: OperationName, variables: object, asker: Asker): Promise<ApiBody> {
    try {
      const response = await fetch(`${this.config.apiUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${asker.token}`,
          'x-request-id': asker.correlationId,
          'x-page': asker.pageName,
        },
        body: JSON.stringify({ operationName, variables }),
        signal: AbortSignal.timeout(this.config.apiDeadlineMs),
      });
      if (response.status === 401) throw new NotSignedIn(true);
      const body: unknown = await response.json();
      if (isApiBody(body)) return body;
    } catch (error) {
      if (error instanceof NotSignedIn) throw error;
    }
    // No answer, or none that can be read: for a change that is not the same as "no".
    throw CHANGES.has(operationName) ? new OutcomeUnknown() : new ServiceFault(asker.correlationId, true);
  }
}

function isApiBody(body: unknown): body is ApiBody {
  return typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
}

const FAILURES = new Map<string | undefined, (error: ApiError) => Error>([
  ['UNAUTHENTICATED', () => new NotSignedIn(true)],
  ['STEP_UP_NEEDED', () => new StepUpNeeded()],
  ['NOT_FOUND', () => new NotFound()],
  ['FORBIDDEN', ({ extensions }) => new NotAllowed(extensions?.reason)],
  [
    'BAD_USER_INPUT',
    ({ extensions, message }) => new FieldErrors(extensions?.fields ?? { form: message ?? 'Something in this form is not right' }),
  ],
  ['TRY_AGAIN', ({ message }) => new TryAgain(message ?? 'Nothing was saved; try again.')],
  ['READ_ONLY', ({ message }) => new TryAgain(message ?? 'Nothing can be recorded at present.')],
  ['OUTCOME_UNKNOWN', () => new OutcomeUnknown()],
]);

function failureOf(error: ApiError, asker: Asker): Error {
  const known = FAILURES.get(error.extensions?.code);
  return known ? known(error) : new ServiceFault(error.extensions?.correlationId ?? asker.correlationId, false);
}

/** An answer that may be null because the thing is missing or not the person's to see: both are the same page. */
export function found<Thing>(thing: Thing | null | undefined): Thing {
  if (thing == null) throw new NotFound();
  return thing;
}
