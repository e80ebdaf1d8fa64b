import { type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { faultForLog, type Logger } from '../logging/logger.js';
import type { ReadPath } from '../read-path/read-path.js';
import { answerFor, isFault } from './faults.js';
import type { RequestContext } from './request-context.js';

/** The finished text of `data`, which stringifyResult writes through as it is. */
export class FinishedData {
  constructor(readonly text: string) {}
}

/**
 * Apollo asks this before it executes. Answering here skips every resolver and with it every guard, so ReadPath.answer asks the
 * door for every root field first.
 */
export function readPathPlugin(readPath: ReadPath, logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            Object.assign(error.extensions, { correlationId: contextValue.correlationId });
            if (isFault(error)) logFault(logger, error.originalError ?? error, contextValue, operationName);
          }
        },
        async didResolveOperation({ operation }) {
          if (operation?.operation === 'subscription')
            throw new GraphQLError('no subscriptions', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
        },
        async responseForOperation(request) {
          if (request.operation?.operation !== 'query' || !request.document) return null;
          return respond(readPath, logger, request as Answerable);
        },
      };
    },
  };
}

type Answerable = GraphQLRequestContext<RequestContext> & Required<Pick<GraphQLRequestContext<RequestContext>, 'document'>>;

async function respond(
  readPath: ReadPath,
  logger: Logger,
  { document, operationName, request, contextValue }: Answerable,
): Promise<GraphQLResponse | null> {
  try {
    const text = await readPath.answer({
      document,
      operationName: operationName ?? null,
      variables: request.variables ?? {},
      caller: contextValue.caller,
      again: contextValue.again,
    });
    return text === null ? null : single({ data: new FinishedData(text) as unknown as Record<string, unknown> });
  } catch (fault) {
    if (isFault(fault)) logFault(logger, fault, contextValue, operationName ?? null);
    return single({ data: null, errors: [answerFor(fault, contextValue.correlationId)] });
  }
}

type SingleResult = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult'];

function single(singleResult: SingleResult): GraphQLResponse {
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}

function logFault(logger: Logger, fault: unknown, { correlationId }: RequestContext, operation: string | null | undefined): void {
  logger.error({ correlationId, operation, fault: faultForLog(fault) }, 'fault');
}

export function stringify(result: { readonly data?: unknown; readonly errors?: unknown; readonly extensions?: unknown }): string {
  if (result.data instanceof FinishedData && result.errors === undefined) return `{"data":${result.data.text}}`;
  return JSON.stringify(result);
}
