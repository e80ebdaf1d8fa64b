/** Planted faults: each is one edit of the real text of a file of the engine. A snippet that is no longer found exactly once fails the test. */
export interface Mutant {
  readonly fault: string;
  readonly file: string;
  readonly find: string;
  readonly plant: string;
}

export const MUTANTS: readonly Mutant[] = [
  {
    fault: 'a clock is dropped when its step is signed off',
    file: 'step-acts.ts',
    find: '{ signedOff: {',
    plant: '{ clock: null, signedOff: {',
  },
  { fault: 'signing off is skipped', file: 'step-acts.ts', find: "one.step.signOff.length > 0 ? 'DONE_TO_SIGN' : 'DONE'", plant: "'DONE'" },
  { fault: 'whoever did it signs it off', file: 'step-acts.ts', find: 'one.state.done?.staffId === event.staffId', plant: 'false' },
  {
    fault: 'a step is left without words',
    file: 'step-acts.ts',
    find: "if (isMeaningless(words)) return withoutWords('Say why this is left.');",
    plant: '',
  },
  {
    fault: 'a step is left with nothing instead',
    file: 'step-acts.ts',
    find: 'if (isMeaningless(instead)) return',
    plant: 'if (false) return',
  },
  { fault: 'a step is done twice', file: 'lifecycle.ts', find: "DONE: { type: 'final' }", plant: 'DONE: { on: whileOpen }' },
  {
    fault: 'a step that was left is taken up again',
    file: 'lifecycle.ts',
    find: "LEFT: { type: 'final' }",
    plant: 'LEFT: { on: whileOpen }',
  },
  {
    fault: 'a second report is ignored',
    file: 'life.ts',
    find: '[...(run.facts[fact] ?? []), report]',
    plant: 'run.facts[fact] ?? [report]',
  },
  {
    fault: 'what comes once comes twice',
    file: 'life.ts',
    find: 'if (!known.many && run.facts[fact] !== undefined) return',
    plant: 'if (false) return',
  },
  { fault: 'time goes back', file: 'life.ts', find: 'event.at < last.at', plant: 'false' },
  {
    fault: 'the same event counts twice',
    file: 'life.ts',
    find: 'return isSame(known, event) ? run :',
    plant: 'if (!isSame(known, event)) return',
  },
  { fault: 'a key is used for two events', file: 'life.ts', find: 'isSame(known, event) ? run', plant: 'true ? run' },
  {
    fault: 'a run is stopped over a step that is held',
    file: 'life.ts',
    find: 'if (steps.some(isHeld)) return',
    plant: 'if (false) return',
  },
  { fault: 'an end takes a step that is held with it', file: 'settle.ts', find: 'stays || isHeld(one) ||', plant: 'stays ||' },
  { fault: 'an end takes away work that came back', file: 'settle.ts', find: '|| one.state.sentBackAt !== null', plant: '' },
  {
    fault: 'steps open after the end',
    file: 'settle.ts',
    find: "run.phase === 'RUNNING' && mayOpen(run, one)",
    plant: 'mayOpen(run, one)',
  },
  {
    fault: 'a run finishes with something undone',
    file: 'life.ts',
    find: 'runningSteps(run).some(({ state }) => isUnfinished(state.life))',
    plant: 'false',
  },
  { fault: 'one cause of several opens a step', file: 'come.ts', find: 'causes.every((cause) => cameAt(run, one, cause) !== null)', plant: 'causes.some((cause) => cameAt(run, one, cause) !== null)' }, // prettier-ignore
  {
    fault: 'any outcome opens what waits for one',
    file: 'come.ts',
    find: 'cause.outcome === undefined || one.done?.outcome === cause.outcome',
    plant: 'true',
  },
  { fault: 'each report looks at the first', file: 'come.ts', find: '(state.nth ?? 1) - 1', plant: '0' },
  {
    fault: 'a branch that cannot come stays open',
    file: 'come.ts',
    find: 'isLive(one.life) || able.has(keyOf(one.code, one.nth))',
    plant: 'true',
  },
  { fault: 'a fact does not stop a clock', file: 'settle.ts', find: 'ended: stop === undefined ? null :', plant: 'ended: true ? null :' },
  {
    fault: 'the clock of what was sent back stands still',
    file: 'step-acts.ts',
    find: "clock?.ended?.by === 'DONE' ? { ...clock, ended: null } : clock",
    plant: 'clock',
  },
  { fault: 'a clock starts when its step is opened by somebody', file: 'settle.ts', find: 'return limit && from ? { limit, from, ended: null }', plant: "return limit && from && one.state.life !== 'WAITING' ? { limit, from, ended: null }" }, // prettier-ignore
  { fault: 'what is late when done is late no more', file: 'standing.ts', find: "if (ended.when >= due) return 'LATE';", plant: '' },
  { fault: 'what is told late counts as kept', file: 'standing.ts', find: "if (ended.at >= due) return 'TOLD_LATE';", plant: '' },
  { fault: 'a limit passes one instant late', file: 'standing.ts', find: "now >= due ? 'LATE'", plant: "now > due ? 'LATE'" },
  {
    fault: 'what is handed on is dropped at once',
    file: 'step-acts.ts',
    find: '{ ...state, handover: { toStaffId',
    plant: '{ ...state, owner: null, handover: { toStaffId',
  },
  { fault: 'anybody accepts what was handed on', file: 'step-acts.ts', find: 'state.handover.toStaffId !== event.staffId', plant: 'false' },
  {
    fault: 'work is taken out of somebody’s hands',
    file: 'step-acts.ts',
    find: 'one.state.owner === null || one.state.owner === event.staffId',
    plant: 'true',
  },
  { fault: 'no next try is planned', file: 'step-acts.ts', find: 'if (nextAt <= at) return', plant: 'if (false) return' },
  { fault: 'a step is done in the future', file: 'step-acts.ts', find: 'if (when > at) return', plant: 'if (false) return' },
];
