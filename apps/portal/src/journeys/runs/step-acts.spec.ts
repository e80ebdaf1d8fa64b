import type { MapStep } from '../../api/answers/procedures.js';
import type { RunStep } from '../../api/answers/runs.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { actsOn, mayStop } from './step-acts.js';

const viewer = (kind: string, ...roles: string[]): Viewer => ({
  staffId: 's', name: 'S', jobTitle: '', roles, permissions: [], idleMinutes: 1, managedIdleMinutes: 1, absoluteHours: 1, cannotWait: 0, urgentShares: 0, now: '', clockIsShifted: false,
  agency: { id: 'a', name: 'A', shortName: 'A', kind },
}); // prettier-ignore
const arrest = {
  code: 'arrest', tries: true, leftOnlyBySupervisor: true, signOffRoles: ['SUPERVISOR'], owner: { agency: 'POLICE', roles: ['POLICE_DUTY_OFFICER'], words: '' },
} as unknown as MapStep; // prettier-ignore
const step = (life: string, more: Partial<RunStep> = {}): RunStep =>
  ({ life, held: true, ours: false, mine: false, handedTo: null, handedToMe: false, doneBy: null, ...more }) as RunStep;
const may = (given: RunStep, who: Viewer, of = arrest): string[] =>
  Object.entries(actsOn(given, of, who)).flatMap(([act, allowed]) => (allowed ? [act] : []));

const officer = viewer('POLICE', 'POLICE_DUTY_OFFICER');
const sergeant = viewer('POLICE', 'SUPERVISOR');
const manager = viewer('PROBATION', 'SUPERVISOR');

it('offers each what is theirs: to do, to hand on, to leave, or nothing', () => {
  expect(may(step('OPEN', { ours: true }), officer)).toEqual(['do', 'take', 'try']);
  expect(may(step('IN_HAND', { ours: true, mine: true }), officer)).toEqual(['do', 'try', 'handOn']);
  expect(may(step('IN_HAND', { ours: true }), officer)).toEqual(['do', 'try']);
  expect(may(step('IN_HAND'), sergeant)).toEqual(['leave', 'handOn']);
  expect(may(step('OPEN'), manager)).toEqual([]);
  expect(may(step('DONE'), sergeant)).toEqual([]);
});

it('what anybody may leave, whoever does it may; what only a supervisor may leave, they alone, and before it is open as well', () => {
  const plain = { ...arrest, leftOnlyBySupervisor: false };
  expect(may(step('OPEN', { ours: true, held: false }), officer, plain)).toContain('leave');
  expect(may(step('WAITING', { ours: true }), officer)).toEqual([]);
  expect(may(step('WAITING'), sergeant)).toEqual(['leave']);
});

it('nobody signs off their own work, and a handover is answered before anything else', () => {
  const by = (id: string) => ({ id, name: '', agency: { shortName: 'A' } });
  expect(may(step('DONE_TO_SIGN', { doneBy: by('x') }), sergeant)).toEqual(['check']);
  expect(may(step('DONE_TO_SIGN', { doneBy: by('s') }), sergeant)).toEqual([]);
  expect(may(step('IN_HAND', { ours: true, handedToMe: true, handedTo: by('s') }), officer)).toEqual(['answer']);
});

it('a supervisor stops a run that their agency began', () => {
  const stops = (begunByUs: boolean): boolean[] => [officer, sergeant, manager].map((one) => mayStop(one, { begunByUs }));
  expect([stops(true), stops(false)]).toEqual([
    [false, true, true],
    [false, false, false],
  ]);
});
