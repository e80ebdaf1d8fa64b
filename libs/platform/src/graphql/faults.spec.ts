import { Denied, Invalid } from '@lib/kernel';
import { GraphQLError } from 'graphql';
import { OutcomeUnknown } from '../database/outcome-unknown.js';
import { TooBusy } from '../database/too-busy.js';
import { faultForLog } from '../logging/logger.js';
import { Unauthenticated } from './caller.js';
import { answerFor } from './faults.js';

const located = (originalError: Error): GraphQLError => new GraphQLError(originalError.message, { originalError, path: ['a'] });

test.each([
  [new Denied('missing'), { code: 'NOT_FOUND' }],
  [new Denied('forbidden', 'You did not write it.'), { code: 'FORBIDDEN', reason: 'You did not write it.' }],
  [new Invalid({ body: 'Enter the note' }), { code: 'BAD_USER_INPUT', fields: { body: 'Enter the note' } }],
  [new Unauthenticated(), { code: 'UNAUTHENTICATED' }],
  [new OutcomeUnknown('died'), { code: 'OUTCOME_UNKNOWN', correlationId: 'id-1' }],
  [new TypeError('x is undefined'), { code: 'FAULT', correlationId: 'id-1' }],
  [Object.assign(new Error('invalid byte sequence'), { code: '22021' }), { code: 'BAD_USER_INPUT' }],
  [Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }), { code: 'TRY_AGAIN' }],
  [Object.assign(new Error('query failed'), { driverError: { code: '40P01' } }), { code: 'TRY_AGAIN' }],
  [new TooBusy(new Error('timeout exceeded when trying to connect')), { code: 'TRY_AGAIN' }],
  [Object.assign(new Error('the record is halted'), { code: 'CS003' }), { code: 'READ_ONLY' }],
])('%s, thrown as it is or found in a resolver', (fault, extensions) => {
  expect(answerFor(fault, 'id-1').extensions).toEqual(extensions);
  expect(answerFor(located(fault), 'id-1').extensions).toEqual(extensions);
});

test('nothing of a fault’s own words reaches the client', () => {
  expect(JSON.stringify(answerFor(new Error('select secret from note'), 'id-1'))).not.toContain('secret');
  expect(
    answerFor(new GraphQLError('Did you mean "person"?', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }), 'id-1').message,
  ).not.toContain('person');
});

test('more wrong values than are counted are the caller’s, like fewer', () => {
  const fault = new GraphQLError('Too many errors processing variables, error limit reached. Execution aborted.');
  expect(answerFor(fault, 'id-1')).toEqual({
    message: 'The request is not one that this service understands',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('of a database error the log keeps the code and the names, never the row', () => {
  const fault = Object.assign(new Error('Failing row contains (Rowan Ash)'), {
    code: '23514',
    detail: 'Rowan Ash',
    table: 'risk_note',
    constraint: 'c',
  });
  const kept = JSON.stringify(faultForLog(fault));
  expect(kept).toContain('23514');
  expect(kept).toContain('risk_note');
  expect(kept).not.toContain('Rowan');
});
