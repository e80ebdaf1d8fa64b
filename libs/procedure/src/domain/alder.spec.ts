import { shippedProcedures } from '../procedures/shipped-procedures.js';
import type { ProcedureDefinition } from './definition.js';
import { accept, begin } from './life.js';
import type { RunEvent, Started } from './run-events.js';
import type { RunState } from './run-state.js';
import { BANK_HOLIDAYS } from './spec/bank-holidays.js';
import { type StepStanding, standing } from './standing.js';

/* The clocks of the ALDER case over the recall map as it is shipped. Everybody in it is invented. */
const recall = shippedProcedures().find(({ code }) => code === 'recall') as ProcedureDefinition;
const marks = (at: string, staffId: string) => ({ key: `${at} ${staffId}`, at: new Date(at), staffId, agencyId: 'any' });

type Told = readonly [at: string, staffId: string, event: Record<string, unknown>];
const done = (step: string, outcome: string, when: string) => ({
  type: 'DONE',
  step,
  outcome,
  reason: 'As the record says',
  when: new Date(when),
});

function tell(run: RunState, told: readonly Told[]): RunState {
  return told.reduce((state, [at, staffId, event], n) => {
    const next = accept(state, { ...marks(at, staffId), key: `${n} ${at}`, ...event } as RunEvent);
    if ('refused' in next) throw new Error(`${at}: ${next.code}`);
    return next;
  }, run);
}

/** Agreed, endorsed and sent, and the licence revoked. */
function recalled(agreed: string, sent: string, revoked: string): RunState {
  const at = new Date(Date.parse(agreed) - 7_200_000);
  const started: Started = { ...marks(at.toISOString(), 'practitioner'), type: 'STARTED', at, facts: [{ fact: 'raised', when: at }] };
  const run = begin(recall, 'standard', started);
  if ('refused' in run) throw new Error(run.code);
  return tell(run, [
    [agreed, 'practitioner', done('consider', 'propose', agreed)],
    [agreed, 'manager', done('decide', 'recall', agreed)],
    [sent, 'head', done('endorse', 'endorsed', sent)],
    [sent, 'practitioner', done('send', 'sent', sent)],
    [revoked, 'practitioner', done('revocation', 'revoked', revoked)],
    [revoked, 'duty-officer', done('take-notice', 'received', revoked)],
  ]);
}

const step = (run: RunState, key: string, now: string): StepStanding | undefined =>
  standing(run, new Date(now), BANK_HOLIDAYS).steps.find((one) => one.key === key);
const clock = (run: RunState, key: string, now: string) => step(run, key, now)?.clock;

const alder = recalled('2027-03-08T11:30:00Z', '2027-03-10T09:45:00Z', '2027-03-10T13:25:00Z');

it('A6: the 24 hours are broken on the Tuesday at 11:30, though nobody has endorsed anything yet', () => {
  const agreed = until(alder, '2027-03-08T11:30:00Z');
  const due = new Date('2027-03-09T11:30:00Z');
  expect(clock(agreed, 'send', '2027-03-09T11:29:59.999Z')).toEqual({ due, timeliness: 'RUNNING', lateBy: null });
  expect(clock(agreed, 'send', '2027-03-09T11:30:00Z')).toEqual({ due, timeliness: 'LATE', lateBy: 0 });
  expect(step(agreed, 'send', '2027-03-09T11:30:00Z')?.life).toBe('WAITING');
  // Sent 46 hours and 15 minutes after it was agreed; so it stays on the record.
  expect(clock(alder, 'send', '2027-04-30T12:00:00Z')).toEqual({ due, timeliness: 'LATE', lateBy: (22 * 60 + 15) * 60_000 });
});

it('A7: the arrest step stays while its 96 hours run, whatever else ends, until a supervisor has recorded a decision', () => {
  const visited = tell(alder, [
    ['2027-03-11T06:40:00Z', 'duty-officer', { type: 'TRIED', step: 'arrest', words: 'The cousin was seen', nextAt: new Date('2027-03-11T20:00:00Z') }], // prettier-ignore
  ]);
  expect(step(visited, 'arrest', '2027-03-12T09:00:00Z')).toMatchObject({
    life: 'IN_HAND',
    held: true,
    nextTry: { missed: true },
    clock: { due: new Date('2027-03-14T13:25:00Z'), timeliness: 'RUNNING' },
  });
  const stop = { ...marks('2027-03-12T09:00:00Z', 'supervisor'), type: 'STOPPED', words: 'The dispatch log is closed' } as const;
  expect(accept(visited, stop)).toMatchObject({ code: 'STEP_HELD' });
  const left = { ...marks('2027-03-12T09:05:00Z', 'supervisor'), type: 'LEFT', step: 'arrest', words: 'Seen by another force' } as const;
  expect(accept(visited, { ...left, instead: '' })).toMatchObject({ code: 'WORDS_MISSING' });
  const gone = accept(visited, { ...left, instead: 'That force makes the arrest' });
  expect(gone).toMatchObject({ steps: { arrest: { life: 'LEFT', left: { staffId: 'supervisor' }, clock: { ended: { by: 'LEFT' } } } } });
  const arrested = tell(visited, [['2027-03-14T11:30:00Z', 'duty-officer', done('arrest', 'arrested', '2027-03-14T11:05:00Z')]]);
  expect(clock(arrested, 'arrest', '2027-03-20T12:00:00Z')?.timeliness).toBe('KEPT');
});

it('Variant B: the 96 hours end at 14:25 by the clock, which went forward that night', () => {
  const run = recalled('2027-03-22T11:30:00Z', '2027-03-23T10:00:00Z', '2027-03-24T13:25:00Z');
  const due = clock(run, 'arrest', '2027-03-25T12:00:00Z')?.due;
  expect(due?.toISOString()).toBe('2027-03-28T13:25:00.000Z');
  expect(due?.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })).toBe('14:25');
});

/** The same run as it was once everything recorded by an instant was in it. */
function until(run: RunState, at: string): RunState {
  const [started, ...later] = run.history.filter((event) => event.at <= new Date(at)) as [Started, ...RunEvent[]];
  const begun = begin(run.definition, run.variant, started) as RunState;
  return later.reduce((state, event) => accept(state, event) as RunState, begun);
}
