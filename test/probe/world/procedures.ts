import { type InRunOf, runRows, smallMap } from '../../support/planted-run.js';
import { NOBODY, type Sees } from '../canaries.js';
import { seesOwn, seesProtection, seesRun } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail, seesLine, type TrailLine } from './trail.js';

export interface RunSpec {
  /** Who began it, and somebody of each other agency that takes part: every one of them has written in it. */
  readonly parties: readonly [Principal, ...Principal[]];
  /** Nobody where it is on a protection record. */
  readonly person: Planted | null;
  readonly protectionId?: string;
  readonly over?: boolean;
}
const GROUNDS = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };

/** What all who take part read, and what each of them wrote. */
export function plantRun(soil: Soil, spec: RunSpec): string {
  return new RunPlanting(soil, spec).plant();
}

class RunPlanting {
  private readonly beginner: string;
  private readonly sees: Sees;
  private readonly id: string;
  private readonly ledger: string;
  private n = 0;

  constructor(
    private readonly soil: Soil,
    private readonly spec: RunSpec,
  ) {
    const { parties, person } = spec;
    const agencyIds = parties.map(({ agencyId }) => agencyId);
    for (const agencyId of agencyIds) person?.sighted.add(agencyId);
    this.beginner = soil.agencyOf(parties[0]).name;
    this.sees = person ? (p) => seesRun(p, agencyIds, person) : (p) => seesProtection(p, parties[0]);
    // It stands on every party's trail as well, where it is about somebody.
    const lines = person ? parties.map((party) => seesLine(this.line(party, person))) : [];
    this.id = soil.id('ProcedureRun', this.beginner, (p) => this.sees(p) || lines.some((sees) => sees(p)));
    this.ledger = soil.ledgerEntry(this.beginner, NOBODY);
  }

  plant(): string {
    this.run();
    this.takingPart();
    this.steps();
    this.events();
    const { person, parties } = this.spec;
    if (person === null) this.work();
    else for (const party of parties) plantTrail(this.soil, this.line(party, person), { run_id: this.id });
    return this.id;
  }

  private word = (what: string): string => this.soil.canaries.word(this.beginner, what, this.sees);
  private moment = (what: string): string => this.soil.canaries.moment(this.beginner, what, this.sees);

  /** Its desk's alone: no supervisor above counts it. */
  private work(): void {
    const [{ agencyId, homeUnitId }] = this.spec.parties;
    this.soil.row('work_item', {
      id: this.soil.id('WorkItem', this.beginner, this.sees), agency_id: agencyId, unit_id: homeUnitId, desk_unit_id: homeUnitId, kind: 'PROCEDURE_STEP',
      subject_id: this.id, note_ids: [], summary: this.word('work'), due_at: this.moment('due'), raised_at: this.moment('raised'),
      dedupe_key: this.soil.canaries.word(this.beginner, 'dedupe', NOBODY),
    }); // prettier-ignore
  }

  private line(party: Principal, person: Planted): TrailLine {
    const { parties } = this.spec;
    const { agencyId: fromAgencyId, homeUnitId: unitId, staffId } = parties[0];
    return { agencyId: party.agencyId, person, kind: 'PROCEDURE_BEGUN', unitId, staffId, fromAgencyId, toUnitId: null };
  }

  private run(): void {
    const { soil, spec, word, moment } = this;
    const [by] = spec.parties;
    const title = word('runtitle');
    const map = { ...smallMap(`map-${this.id}`, by.agencyKind), title, summary: word('runsummary') };
    soil.row('procedure_run', {
      id: this.id, reference: word('runreference'), person_id: spec.person?.id ?? null, protection_id: spec.protectionId ?? null, code: `map-${this.id}`, version: 1, title, variant: 'standard',
      definition: JSON.stringify(map), definition_hash: soil.canaries.hash(this.beginner, 'runhash', this.sees), agency_id: by.agencyId, unit_id: by.homeUnitId,
      begun_by: by.staffId, begun_at: moment('runbegun'), agency_ids: spec.parties.map(({ agencyId }) => agencyId), events: 8, ledger_entry_id: this.ledger,
      ...(spec.over ? { phase: 'FINISHED', end_code: 'over', over_at: moment('runover') } : { phase: 'RUNNING' }),
    }); // prettier-ignore
  }

  private takingPart(): void {
    const { soil, spec, sees, moment } = this;
    const [by] = spec.parties;
    for (const { agencyId, homeUnitId } of spec.parties)
      soil.row('procedure_party', {
        id: soil.id('RunParty', this.beginner, sees), run_id: this.id, person_id: spec.person?.id ?? null, agency_id: agencyId, unit_id: homeUnitId,
        since: moment('partysince'), let_in_by: by.staffId, ledger_entry_id: this.ledger,
        ...(agencyId === by.agencyId ? {} : { ...GROUNDS, ...this.hidden() }),
      }); // prettier-ignore
  }

  /** Why they were let in is on the record, and on no page. */
  private hidden(): object {
    const word = (what: string): string => this.soil.canaries.word(this.beginner, what, NOBODY);
    return { necessity: word('partynecessity'), proportionality: word('partyproportion'), why_needed: word('partywhy') };
  }

  private steps(): void {
    const { word, moment } = this;
    const [{ staffId }, other] = this.spec.parties;
    const told = { done_at: moment('stepdone'), done_told: moment('steptold'), done_by: staffId };
    const clock = { due_at: moment('stepdue'), clock_from: moment('stepclock') };
    this.step('look:2', {
      nth: 2, life: 'IN_HAND', owner_id: staffId, handed_to: other?.staffId ?? staffId, ...clock,
      tries: 2, last_tried_at: moment('steptried'), next_try_at: moment('stepnext'),
    }); // prettier-ignore
    const ended = { clock_ended_by: 'DONE', clock_ended_at: moment('clockended'), clock_ended_told: moment('clockended') };
    const signed = { signed_by: staffId, signed_at: moment('stepsigned') };
    this.step('check', { life: 'DONE', ...told, ...signed, ...ended, due_at: moment('stepdue'), clock_from: moment('stepclock'), outcome: 'checked', outcome_title: word('outcometitle') }); // prettier-ignore
    this.step('pass', { life: 'LEFT', left_by: staffId, left_at: moment('stepleft'), sent_back_at: moment('stepback') });
  }

  private step(key: string, more: object): void {
    const [{ agencyKind, roles }] = this.spec.parties;
    this.soil.row('procedure_step', {
      run_id: this.id, key, code: key.split(':')[0], ordinal: 1, title: this.word('steptitle'), holder_kind: agencyKind, holder_roles: [...roles],
      held: false, opened_at: this.moment('stepopened'), ...more,
    }); // prettier-ignore
  }

  private events(): void {
    const { moment } = this;
    const [by, ...others] = this.spec.parties;
    this.event(by, { type: 'STARTED', facts: JSON.stringify([{ fact: 'begun', when: moment('factwhen') }]) });
    this.event(by, { type: 'FACT_REPORTED', fact: 'news', happened_at: moment('factwhen') });
    this.event(by, { type: 'HANDED_ON', step_key: 'look:2', to_staff_id: (others[0] ?? by).staffId });
    for (const party of this.spec.parties) {
      this.event(party, { type: 'TRIED', step_key: 'look:2', next_at: moment('nexttry') }, { words: true });
      this.event(party, { type: 'LEFT', step_key: 'pass' }, { words: true, instead: true });
    }
    this.event(by, { type: 'DONE', step_key: 'check', outcome: 'checked', happened_at: moment('eventdone') });
  }

  /** What was written is the writer's agency's own. */
  private event(who: Principal, more: object, written?: { readonly words: true; readonly instead?: true }): void {
    const { soil, spec, sees } = this;
    const id = soil.id('RunEvent', this.beginner, sees);
    this.n += 1;
    soil.row('procedure_event', {
      id, run_id: this.id, n: this.n, at: this.moment('eventat'), agency_id: who.agencyId, staff_id: who.staffId, worded: written !== undefined,
      ledger_entry_id: this.ledger, ...more,
    }); // prettier-ignore
    if (!written) return;
    const { name } = soil.agencyOf(who);
    const { person } = spec;
    const own: Sees = person ? (p) => seesOwn(p, who.agencyId, person) : sees;
    soil.row('procedure_words', {
      event_id: id, run_id: this.id, person_id: person?.id ?? null, desk_unit_id: person ? null : who.homeUnitId, agency_id: who.agencyId, words: soil.canaries.word(name, 'runwords', own),
      instead: written.instead ? soil.canaries.word(name, 'runinstead', own) : null, silent: JSON.stringify([soil.canaries.word(name, 'runsilent', own)]),
    }); // prettier-ignore
  }
}

export interface ActRun {
  readonly by: Principal;
  readonly colleague: Principal | null;
  readonly others: readonly Principal[];
  /** Whom an act is going to let in. */
  readonly opensTo?: Principal;
  readonly person: Planted;
  readonly ending?: boolean;
  readonly run?: Readonly<Record<string, unknown>>;
}
/** One that somebody acts in: its history holds, and each of its steps waits for an act. */
export function plantActRun(soil: Soil, { by, colleague, others, opensTo, person, ending, run }: ActRun): string {
  const { name } = soil.agencyOf(by);
  const agencyIds = [by, ...others, ...(opensTo ? [opensTo] : [])].map(({ agencyId }) => agencyId);
  for (const agencyId of agencyIds) person.sighted.add(agencyId);
  const id = soil.id('ProcedureRun', name, (p) => seesRun(p, agencyIds, person));
  const who = ({ agencyId, homeUnitId: unitId, staffId, agencyKind }: Principal): InRunOf => ({ agencyId, unitId, staffId, agencyKind });
  const planted = {
    id,
    personId: person.id,
    by: who(by),
    colleague: colleague && who(colleague),
    others: others.map(who),
    ledgerEntryId: soil.ledgerEntry(name, NOBODY),
  };
  for (const [table, row] of runRows({ ...planted, ...(ending && { ending }), ...(run && { run }) })) soil.row(table, row);
  return id;
}
