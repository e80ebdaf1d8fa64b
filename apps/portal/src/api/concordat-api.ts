import { Inject, Injectable } from '@nestjs/common';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { FieldErrors, NotAllowed, NotFound, NotSignedIn, OutcomeUnknown, ServiceFault, StepUpNeeded } from './api-failure.js';
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

function failureOf(error: ApiError, asker: Asker): Error {
  const { code, reason, fields, correlationId } = error.extensions ?? {};
  switch (code) {
    case 'UNAUTHENTICATED':
      return new NotSignedIn(true);
    case 'STEP_UP_NEEDED':
      return new StepUpNeeded();
    case 'NOT_FOUND':
      return new NotFound();
    case 'FORBIDDEN':
      return new NotAllowed(reason);
    case 'BAD_USER_INPUT':
      return new FieldErrors(fields ?? { form: error.message ?? 'Something in this form is not right' });
    case 'OUTCOME_UNKNOWN':
      return new OutcomeUnknown();
    default:
      return new ServiceFault(correlationId ?? asker.correlationId, false);
  }
}

/** An answer that may be null because the thing is missing or not the person's to see: both are the same page. */
export function found<Thing>(thing: Thing | null | undefined): Thing {
  if (thing == null) throw new NotFound();
  return thing;
}
