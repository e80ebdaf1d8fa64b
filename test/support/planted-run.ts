import { createHash, randomUUID } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Insert } from './loader.js';

/** Somebody of a unit, as far as a run knows them. */
export interface InRunOf {
  readonly agencyId: string;
  readonly unitId: string;
  readonly staffId: string;
  readonly agencyKind: string;
}
export interface RunPlanted {
  readonly id: string;
  /** None where it is on a protection record. */
  readonly personId: string | null;
  /** Whose agency began it and whose the steps are; a step is handed on to them. */
  readonly by: InRunOf;
  /** Somebody else who takes part and has done something in it; where there is nobody, nothing is to be signed off or was handed on. */
  readonly colleague: InRunOf | null;
  /** Who else takes part. */
  readonly others?: readonly InRunOf[];
  /** An end is reached and nothing is left to do; else every kind of act has a step that waits for it. */
  readonly ending?: boolean;
  readonly ledgerEntryId: string;
  /** Instead of these. */
  readonly run?: Readonly<Record<string, unknown>>;
}
export type TableRow = readonly [table: string, row: Readonly<Record<string, unknown>>];

/** The step that each act is sound for. */
export const STEP_FOR = { takeStep: 'look', tryStep: 'look', doStep: 'look', leaveStep: 'look', checkStep: 'check', handOnStep: 'pass', answerHandover: 'passed' } as const; // prettier-ignore
export const BEGUN_AT = '2026-02-01T09:00:00.000Z';
const AT = (minute: number): string => new Date(Date.parse(BEGUN_AT) + minute * 60_000).toISOString();

const WRITERS = [
  'POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'HEAD_OF_PROBATION_DELIVERY_UNIT',
  'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR',
]; // prettier-ignore

/** A small map whose steps are for everybody of one kind of agency who writes. */
export function smallMap(code: string, agency: string): Readonly<Record<string, unknown>> & { readonly steps: readonly SmallStep[] } {
  const owner = { agency, roles: WRITERS };
  const step = (name: string, outcome: string, more: object = {}): SmallStep => ({
    code: name,
    title: `Made up: ${name}`,
    what: 'Nothing, for it is made up.',
    owner,
    opens: [[{ fact: 'begun' }]],
    variants: [],
    each: null,
    due: [],
    outcomes: [{ code: outcome, title: outcome, reason: false }],
    asks: [],
    signOff: [],
    tries: false,
    leftOnlyBySupervisor: false,
    tells: [],
    ...more,
  });
  const due = { variants: [], from: { fact: 'begun' }, direction: 'AFTER', amount: 300, unit: 'HOURS', stopsOn: [], source: 'made-up' };
  return {
    format: 'concordat-procedure/1',
    code,
    version: 1,
    title: 'A map that was made up',
    summary: 'One step for each thing that can be done to a step.',
    about: 'PERSON_OF_CONCERN',
    startedBy: [owner],
    variants: [],
    facts: [
      { code: 'begun', title: 'It was begun', atStart: true, many: false, reportedBy: [] },
      { code: 'news', title: 'Something new', atStart: false, many: true, reportedBy: [owner] },
    ],
    steps: [
      step('look', 'looked', { tries: true, due: [due] }),
      step('pass', 'passed'),
      step('passed', 'passed'),
      step('check', 'checked', { signOff: WRITERS }),
      step('close', 'closed', { outcomes: [{ code: 'closed', title: 'closed', reason: false, ends: 'over' }] }),
    ],
    ends: [{ code: 'over', title: 'Over' }],
    sources: [{ code: 'made-up', title: 'Made up', read: false }],
  };
}
interface SmallStep {
  readonly code: string;
  readonly title: string;
  readonly owner: { readonly agency: string; readonly roles: readonly string[] };
  readonly [field: string]: unknown;
}

/** As the acts themselves would have left it. */
export function runRows(spec: RunPlanted): TableRow[] {
  const { id, personId, by, others = [], ending = false, ledgerEntryId } = spec;
  const map = smallMap(`map-${id}`, by.agencyKind);
  const events = eventsOf(spec);
  const parties = [by, ...others];
  const run = {
    id,
    reference: `R-${id}`,
    person_id: personId,
    code: map['code'],
    version: 1,
    title: map['title'],
    definition: JSON.stringify(map),
    definition_hash: createHash('sha256').update(canonicalize(map)).digest(),
    agency_id: by.agencyId,
    unit_id: by.unitId,
    begun_by: by.staffId,
    begun_at: BEGUN_AT,
    agency_ids: parties.map(({ agencyId }) => agencyId),
    phase: ending ? 'ENDING' : 'RUNNING',
    end_code: ending ? 'over' : null,
    events: events.length,
    ledger_entry_id: ledgerEntryId,
    ...spec.run,
  };
  return [
    ['procedure_run', run],
    ...parties.map(({ agencyId, unitId }): TableRow => {
      const grounds = agencyId === by.agencyId ? {} : { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' }; // prettier-ignore
      return ['procedure_party', { run_id: id, person_id: personId, agency_id: agencyId, unit_id: unitId, since: BEGUN_AT, let_in_by: by.staffId, ledger_entry_id: ledgerEntryId, ...grounds }]; // prettier-ignore
    }),
    ...events.map((event, before): TableRow => [
      'procedure_event',
      { run_id: id, n: before + 1, at: AT(before), worded: false, ledger_entry_id: ledgerEntryId, ...event },
    ]),
    ...map.steps.map((step, ordinal): TableRow => ['procedure_step', stepRow(spec, step, ordinal)]),
  ];
}

function eventsOf({ by, colleague, ending }: RunPlanted): Readonly<Record<string, unknown>>[] {
  const who = ({ agencyId, staffId }: InRunOf) => ({ agency_id: agencyId, staff_id: staffId });
  const started = { ...who(by), type: 'STARTED', facts: JSON.stringify([{ fact: 'begun', when: BEGUN_AT }]) };
  const done = (step: string, outcome: string) => ({
    ...who(colleague ?? by),
    type: 'DONE',
    step_key: step,
    outcome,
    happened_at: BEGUN_AT,
  });
  if (ending) return [started, done('close', 'closed')];
  const taken = { ...who(by), type: 'TAKEN', step_key: 'pass' };
  if (colleague === null) return [started, taken];
  return [
    started,
    taken,
    { ...who(colleague), type: 'TAKEN', step_key: 'passed' },
    { ...who(colleague), type: 'HANDED_ON', step_key: 'passed', to_staff_id: by.staffId },
    done('check', 'checked'),
  ];
}

function stepRow({ id, by, colleague, ending }: RunPlanted, { code, title, owner }: SmallStep, ordinal: number) {
  const doer = (colleague ?? by).staffId;
  const told = { done_by: doer, done_at: BEGUN_AT, owner_id: doer };
  const left = { clock_ended_by: 'NOT_NEEDED', clock_ended_at: AT(1), clock_ended_told: AT(1) };
  const standing: Readonly<Record<string, object>> = ending
    ? { close: { life: 'DONE', ...told, done_told: AT(1), outcome: 'closed', outcome_title: 'closed' } }
    : {
        pass: { life: 'IN_HAND', owner_id: by.staffId },
        ...(colleague && {
          passed: { life: 'IN_HAND', owner_id: doer, handed_to: by.staffId },
          check: { life: 'DONE_TO_SIGN', ...told, done_told: AT(4), outcome: 'checked', outcome_title: 'checked' },
        }),
      };
  const due = code === 'look' ? { due_at: AT(300 * 60), clock_from: BEGUN_AT, ...(ending && left) } : {};
  return {
    run_id: id, key: code, code, ordinal, title, holder_kind: owner.agency, holder_roles: owner.roles, life: ending ? 'NOT_NEEDED' : 'OPEN', held: false,
    opened_at: BEGUN_AT, ...due, ...standing[code],
  }; // prettier-ignore
}

/** With an entry of the record for it. */
export async function plantRun(insert: Insert, spec: Omit<RunPlanted, 'id' | 'ledgerEntryId'>): Promise<string> {
  const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
  await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
  for (const [table, row] of runRows({ ...spec, id, ledgerEntryId })) await insert(table, row);
  return id;
}
