import type { Outcome, ProcedureDefinition, Step } from '../definition.js';

export const aStep = (code: string, over: Partial<Step> = {}): Step => ({
  code,
  title: `The step ${code}`,
  what: 'Do it.',
  owner: { agency: 'PROBATION', roles: ['PROBATION_PRACTITIONER'] },
  opens: [],
  variants: [],
  each: null,
  due: [],
  outcomes: [anOutcome('done')],
  asks: [],
  signOff: [],
  tries: false,
  leftOnlyBySupervisor: false,
  tells: [],
  ...over,
});
export const anOutcome = (code: string, over: Partial<Outcome> = {}): Outcome => ({
  code,
  title: `Outcome ${code}`,
  reason: false,
  ...over,
});

export const aMap = (over: Partial<ProcedureDefinition> = {}): ProcedureDefinition => ({
  format: 'concordat-procedure/1',
  code: 'small',
  version: 1,
  title: 'A small map',
  summary: 'Made up for a test.',
  about: 'PERSON_OF_CONCERN',
  startedBy: [{ agency: 'PROBATION', roles: ['PROBATION_PRACTITIONER'] }],
  variants: [],
  facts: [],
  steps: [aStep('close', { outcomes: [anOutcome('closed', { ends: 'over' })] })],
  ends: [{ code: 'over', title: 'It is over' }],
  sources: [{ code: 'house', title: 'Made up for this test', read: false }],
  ...over,
});

const police = { agency: 'POLICE', roles: ['POLICE_DUTY_OFFICER'] } as const;
const limit = { variants: [], direction: 'AFTER', unit: 'HOURS', stopsOn: [], source: 'house' } as const;

/** A chase: agreed by one, signed off by another, looked for more than once, and left by nobody but a supervisor. */
export const CHASE = aMap({
  code: 'chase',
  title: 'A chase',
  variants: [
    { code: 'plain', title: 'Plain' },
    { code: 'swift', title: 'Swift' },
  ],
  facts: [
    { code: 'missed', title: 'An appointment was missed', atStart: true, many: true, reportedBy: [police] },
    { code: 'told', title: 'The force was told', atStart: false, many: false, reportedBy: [police] },
    { code: 'found', title: 'Found', atStart: false, many: false, reportedBy: [police] },
    { code: 'hearing', title: 'The hearing', atStart: false, many: false, reportedBy: [police] },
  ],
  steps: [
    aStep('consider', { outcomes: [anOutcome('go'), anOutcome('stay', { reason: true, ends: 'not-begun' })], signOff: ['SUPERVISOR'] }),
    aStep('tell-police', {
      each: 'missed',
      due: [{ ...limit, from: { fact: 'missed' }, amount: 4 }],
      outcomes: [anOutcome('told'), anOutcome('not-told', { reason: true })],
    }),
    aStep('send', {
      opens: [[{ step: 'consider', outcome: 'go' }]],
      due: [{ ...limit, from: { step: 'consider', outcome: 'go' }, amount: 24 }],
      outcomes: [anOutcome('sent', { fact: 'told' })],
      signOff: ['SUPERVISOR'],
    }),
    aStep('arrest', {
      owner: police,
      opens: [
        [{ fact: 'told' }, { step: 'consider', outcome: 'go' }],
        [{ fact: 'told' }, { fact: 'hearing' }],
      ],
      due: [
        { ...limit, variants: ['swift'], from: { fact: 'told' }, amount: 48 },
        { ...limit, from: { fact: 'told' }, amount: 96, stopsOn: ['found'] },
      ],
      outcomes: [anOutcome('arrested'), anOutcome('gone', { reason: true })],
      tries: true,
      leftOnlyBySupervisor: true,
    }),
    aStep('papers', {
      opens: [[{ step: 'consider', outcome: 'go' }]],
      due: [{ ...limit, direction: 'BEFORE', from: { fact: 'hearing' }, amount: 2, unit: 'WORKING_DAYS' }],
    }),
    aStep('return', {
      opens: [[{ step: 'arrest', outcome: 'arrested' }]],
      signOff: ['SUPERVISOR'],
      outcomes: [anOutcome('back', { ends: 'back' })],
    }),
    aStep('drop', { opens: [[{ step: 'consider', outcome: 'go' }]], outcomes: [anOutcome('dropped', { reason: true, ends: 'dropped' })] }),
  ],
  ends: [
    { code: 'not-begun', title: 'Not begun' },
    { code: 'back', title: 'Back' },
    { code: 'dropped', title: 'Dropped' },
  ],
});
