import { isRefusal, type Role } from '@lib/kernel';
import { ShippedProcedures } from '../procedures/shipped.js';
import type { ProcedureDefinition } from './definition.js';
import { begin } from './life.js';
import type { RunState } from './run-state.js';
import { notTheirs, type WhoActs } from './who-acts.js';

/* A children's desk of a council runs what the police do for a family court: it alone may know of the record, so it records what it heard. */
const AT = new Date('2027-03-08T10:00:00Z');
const of = (agencyKind: string, roles: readonly Role[], more: Partial<WhoActs> = {}): WhoActs => ({
  staffId: 'me',
  agencyId: 'ours',
  agencyKind,
  roles,
  ...more,
});
const worker = of('COUNCIL', ['PARTNER_PRACTITIONER'], { atDesk: true });
const supervisor = of('COUNCIL', ['SUPERVISOR'], { atDesk: true });
let run: RunState;
beforeAll(() => {
  const definition = new ShippedProcedures().find('family-court-disclosure') as ProcedureDefinition;
  const facts = [{ fact: 'received', when: AT }];
  const state = begin(definition, 'asked', { type: 'STARTED', facts, key: 'k', at: AT, staffId: 'me', agencyId: 'ours' });
  if (isRefusal(state)) throw new Error(state.code);
  run = state;
});
const done = { type: 'DONE', step: 'check-request', outcome: 'clear', when: AT, reason: null } as const;
const left = { type: 'LEFT', step: 'check-request', words: 'w', instead: 'i' } as const;

test('the desk records what another agency did, on a protection record alone', () => {
  expect(notTheirs(run, done, worker)).toBeNull();
  expect(notTheirs(run, done, { ...worker, atDesk: false })).toMatchObject({ code: 'NOT_YOURS' });
  expect(notTheirs(run, { type: 'FACT_REPORTED', fact: 'ready', when: AT }, worker)).toBeNull();
  expect(notTheirs(run, { type: 'FACT_REPORTED', fact: 'ready', when: AT }, { ...worker, atDesk: false })).toMatchObject({
    code: 'NOT_YOURS',
  });
});

test('what its own people do is still asked for by the map, and its own supervisor decides what is left', () => {
  const own = { type: 'DONE', step: 'complete-request', outcome: 'completed', when: AT, reason: null } as const;
  expect(run.steps['complete-request']).toBeDefined();
  expect(notTheirs(run, own, worker)).toBeNull();
  expect(notTheirs(run, own, supervisor)).toMatchObject({ code: 'NOT_YOURS' });
  expect(notTheirs(run, left, worker)).toMatchObject({ code: 'NOT_YOURS' });
  expect(notTheirs(run, left, supervisor)).toBeNull();
  expect(notTheirs(run, { type: 'STOPPED', words: 'w' }, worker)).toMatchObject({ code: 'NOT_YOURS' });
});

test('the map still says who begins it', () => {
  const facts = [{ fact: 'received', when: AT }];
  expect(notTheirs(run, { type: 'STARTED', facts }, worker)).toBeNull();
  expect(notTheirs(run, { type: 'STARTED', facts }, of('HEALTH', ['PARTNER_PRACTITIONER'], { atDesk: true }))).toMatchObject({
    code: 'NOT_YOURS',
  });
});
