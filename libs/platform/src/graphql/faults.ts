import { Denied, Invalid } from '@lib/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { OutcomeUnknown } from '../database/outcome-unknown.js';
import { TooBusy } from '../database/too-busy.js';
import { StepUpNeeded, Unauthenticated } from './caller.js';

/** What a client is told. Everything that is not one of ours is a fault: a code and an id to quote, and nothing else. */
export type Answered = { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string } };

/** Values that PostgreSQL cannot keep (NUL, half a character) or read: the caller's, not a fault of ours. */
const BAD_VALUE = ['22021', '22P05', '22007', '22008', '22003'];
/** Waited too long for a lock, two acts waiting for each other, or a snapshot overtaken: PostgreSQL has taken everything back. */
const OVERTAKEN = ['55P03', '40P01', '40001'];
/** What the database holds does not agree with what was signed and witnessed: it only reads until somebody has mended that. */
const HALTED = 'CS003';
const BAD_REQUEST_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];

/** After fifty wrong values graphql-js stops counting, and Apollo gives that one error no code of its own. */
const PAST_COUNTING = 'Too many errors processing variables';

export function answerFor(fault: unknown, correlationId: string): Answered {
  const cause = unwrapped(fault);
  if (cause instanceof Denied) return denied(cause);
  if (cause instanceof Unauthenticated) return { message: cause.message, extensions: { code: 'UNAUTHENTICATED' } };
  if (cause instanceof StepUpNeeded) return { message: cause.message, extensions: { code: 'STEP_UP_NEEDED' } };
  if (cause instanceof Invalid)
    return { message: 'Some answers need another look', extensions: { code: 'BAD_USER_INPUT', fields: cause.fields } };
  if (cause instanceof OutcomeUnknown) {
    return { message: `${cause.message}. Send it again with the same key`, extensions: { code: 'OUTCOME_UNKNOWN', correlationId } };
  }
  if (OVERTAKEN.includes(sqlStateOf(cause) ?? ''))
    return {
      message: 'Somebody else was changing this at the same moment. Nothing was saved; try again.',
      extensions: { code: 'TRY_AGAIN' },
    };
  if (cause instanceof TooBusy) return { message: `${cause.message}. Nothing was saved; try again.`, extensions: { code: 'TRY_AGAIN' } };
  if (sqlStateOf(cause) === HALTED)
    return {
      message:
        'Nothing can be recorded at present: the record does not agree with what was signed for it. Nothing was saved. Use the telephone for what cannot wait, and tell whoever runs this service.',
      extensions: { code: 'READ_ONLY' },
    };
  if (isBadInput(fault, cause))
    return { message: ownWords(fault) ?? 'The request is not one that this service understands', extensions: { code: 'BAD_USER_INPUT' } };
  return { message: 'Something went wrong on our side', extensions: { code: 'FAULT', correlationId } };
}

/** Whether the log should hold more than a line about it. */
export function isFault(fault: unknown): boolean {
  return ['FAULT', 'OUTCOME_UNKNOWN'].includes(answerFor(fault, '').extensions.code);
}

function denied(cause: Denied): Answered {
  if (cause.kind === 'missing') return { message: 'Not found', extensions: { code: 'NOT_FOUND' } };
  return { message: 'You may not do this', extensions: { code: 'FORBIDDEN', reason: cause.reason ?? 'Your role does not allow this.' } };
}

function isBadInput(fault: unknown, cause: unknown): boolean {
  if (BAD_VALUE.includes(sqlStateOf(cause) ?? '')) return true;
  if (!(fault instanceof GraphQLError)) return false;
  return BAD_REQUEST_CODES.includes(String(fault.extensions['code'])) || fault.message.startsWith(PAST_COUNTING);
}

function sqlStateOf(cause: unknown): string | undefined {
  const { driverError, code } = (cause ?? {}) as { driverError?: { code?: unknown }; code?: unknown };
  const state = driverError?.code ?? code;
  return typeof state === 'string' ? state : undefined;
}

/** Only our own scalars and readers write with the bare code and without a place in the document: their words may be shown. */
function ownWords(fault: unknown): string | undefined {
  const inner = fault instanceof GraphQLError ? (fault.originalError ?? fault) : undefined;
  return inner instanceof GraphQLError && inner.extensions['own'] === true ? inner.message : undefined;
}

function unwrapped(fault: unknown): unknown {
  let cause = fault;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** Apollo's hook: the path is kept, the rest is ours. */
export function formatted(formattedError: GraphQLFormattedError, fault: unknown): GraphQLFormattedError {
  const correlationId = String(formattedError.extensions?.['correlationId'] ?? '');
  return { ...answerFor(fault, correlationId), ...(formattedError.path ? { path: formattedError.path } : {}) };
}
