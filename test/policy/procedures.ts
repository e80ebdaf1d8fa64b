import type { Thing, ThingKind } from '@lib/access';
import type { Random } from '../support/random.js';
import { AFTER, ENTRY, LONG_AGO, type Row } from './row.js';
import type { Agency, Person, Placed, World } from './described.js';

interface Adding {
  /** Records that a desk keeps: a run on each of them, what was written in it, and the work that it means. */
  readonly records: readonly Placed[];
  /** As many as are counted of a kind, each about somebody, as an agency. */
  each(kind: ThingKind, make: (person: Person, agencyId: string) => void): void;
  add(thing: Thing, rest?: Partial<Placed>): void;
  /** Whose case an agency opened in an emergency. */
  readonly broken: readonly { readonly person: Person; readonly agencyId: string }[];
  readonly agencies: readonly Agency[];
  readonly random: Random;
  unitOf(agencyId: string): string;
  someone(agencyId: string): string;
}

/** Runs of process maps, what was written in them, and decisions about risk. Whoever takes part is often somebody whom the person is not known to, or is reviewed. */
export function procedureThings({ records, each, add, broken, agencies, random, unitOf, someone }: Adding): void {
  const partiesOf = (about: Person, agencyId: string): string[] => {
    const others = random.chance(0.3) ? [] : random.some(agencies, 3).map(({ id }) => id);
    const known = about.knownTo.filter(() => random.chance(0.5));
    const reviewed = about.reviews.filter(() => random.chance(0.3)).map((review) => review.agencyId);
    return [...new Set([agencyId, ...others, ...known, ...reviewed])];
  };
  const run = (person: Person, agencyId: string): void =>
    add({ kind: 'ProcedureRun', agencyId, agencyIds: partiesOf(person, agencyId), about: person }, { person });
  const words = (person: Person, agencyId: string): void => add({ kind: 'ProcedureWords', agencyId, about: person }, { person });
  const decision = (about: Person, agencyId: string): void =>
    add({ kind: 'RiskDecision', agencyId, unitId: unitOf(agencyId), decidedBy: someone(agencyId), about }, { person: about });
  const plan = (person: Person, agencyId: string): void => add({ kind: 'ManagementPlan', agencyId, about: person }, { person });
  const told = (about: Person, agencyId: string): void =>
    add({ kind: 'ThirdPartyDisclosure', agencyId, unitId: unitOf(agencyId), proposedBy: someone(agencyId), about }, { person: about });
  const toldLine = (about: Person, agencyId: string, unitId: string): void =>
    add(
      {
        kind: 'TrailEntry', agencyId, heldElsewhere: false, ofDisclosure: true, unitId, staffId: someone(agencyId), fromAgencyId: agencyId,
        toUnitId: null, about,
      },
      { person: about },
    ); // prettier-ignore
  const action = (about: Person, agencyId: string): void => {
    const agencyIds = partiesOf(about, agencyId);
    const toAgencyId = random.pick(agencyIds);
    const toStaffId = random.chance(0.3) ? someone(toAgencyId) : null;
    const toUnitId = toStaffId === null && random.chance(0.5) ? unitOf(toAgencyId) : null;
    const to = { toAgencyId, toStaffId, toUnitId, atUnitId: toUnitId ?? unitOf(toAgencyId) };
    add({ kind: 'Action', agencyId, agencyIds, ...to, about }, { person: about });
  };
  each('ProcedureRun', run);
  each('ProcedureWords', words);
  each('Conference', (person, agencyId) => add({ kind: 'Conference', agencyId, agencyIds: partiesOf(person, agencyId) }));
  const item = (about: Person, agencyId: string): void =>
    add({ kind: 'ConferenceItem', agencyId, agencyIds: partiesOf(about, agencyId), about }, { person: about });
  each('ConferenceItem', item);
  each('RiskDecision', decision);
  each('ManagementPlan', plan);
  records.forEach(({ id, thing }) => {
    const { agencyId, unitId } = thing as Extract<Thing, { kind: 'ProtectionRecord' }>;
    const ofDesk = { agencyId, about: null, deskUnitId: unitId } as const;
    add({ kind: 'ProcedureRun', agencyIds: [agencyId], ...ofDesk }, { of: id });
    add({ kind: 'ProcedureWords', ...ofDesk });
    add({ kind: 'WorkItem', staffId: null, unitId, role: null, ...ofDesk });
  });
  each('ThirdPartyDisclosure', told);
  each('Action', action);
  broken.forEach(({ person, agencyId }) => {
    run(person, agencyId);
    item(person, agencyId);
    words(person, agencyId);
    decision(person, agencyId);
    plan(person, agencyId);
    told(person, agencyId);
    action(person, agencyId);
    // An emergency opens the trail, and of a disclosure nothing: also to whoever supervises where it was proposed.
    const units = agencies.find(({ id }) => id === agencyId)?.units ?? [];
    for (const unit of units.slice(-2)) toldLine(person, agencyId, unit.id);
  });
}

/** All words are of events of the first run, whoever takes part in it: what an agency wrote is read by itself, not through its run. */
export function procedureRows({ placed, staff, agencies }: World): [string, Row[]][] {
  const any = { unit_id: agencies[0]!.units[0]!.id, staff_id: staff[0]!.id };
  const first = placed.ProcedureRun[0]!.id;
  const saidIn = placed.ProcedureWords.map((one) => ({
    ...one,
    said: one.thing as Extract<Thing, { kind: 'ProcedureWords' }>,
  }));
  return [
    [
      'procedure_run',
      placed.ProcedureRun.map(({ id, thing, person, of }) => {
        const { agencyId, agencyIds, ...kept } = thing as Extract<Thing, { kind: 'ProcedureRun' }>;
        return {
          id,
          reference: id,
          person_id: person?.id ?? null,
          protection_id: of,
          // Of one map one run at most goes on about somebody at an agency.
          code: id,
          version: 1,
          title: 'T',
          definition: {},
          definition_hash: '\\x00',
          agency_id: agencyId,
          // One that is about somebody is not read by whoever holds a post there.
          unit_id: kept.about === null ? kept.deskUnitId : any.unit_id,
          begun_by: any.staff_id,
          begun_at: LONG_AGO,
          agency_ids: agencyIds,
          phase: 'RUNNING',
          events: 1,
          ledger_entry_id: ENTRY,
        };
      }),
    ],
    [
      'procedure_event',
      saidIn.map(({ id, said: { agencyId } }, nth) => ({
        id,
        run_id: first,
        n: nth + 1,
        at: LONG_AGO,
        type: 'TRIED',
        agency_id: agencyId,
        staff_id: any.staff_id,
        worded: true,
        ledger_entry_id: ENTRY,
      })),
    ],
    [
      'procedure_words',
      saidIn.map(({ id, said, person }) => ({
        event_id: id,
        run_id: first,
        person_id: person?.id ?? null,
        desk_unit_id: said.about === null ? said.deskUnitId : null,
        agency_id: said.agencyId,
        words: 'W',
      })),
    ],
    [
      'management_plan',
      placed.ManagementPlan.map(({ id, thing, person }, nth) => {
        const { agencyId } = thing as Extract<Thing, { kind: 'ManagementPlan' }>;
        return {
          id,
          reference: id,
          number: nth + 2,
          person_id: person!.id,
          agency_id: agencyId,
          unit_id: any.unit_id,
          aim: 'A',
          objectives: [{}],
          contingencies: [{}],
          requirements: [],
          review_on: '2099-01-01',
          changed: 'C',
          why: 'W',
          supersedes: id,
          made_by: any.staff_id,
          made_at: LONG_AGO,
          ledger_entry_id: ENTRY,
        };
      }),
    ],
    [
      'risk_decision',
      placed.RiskDecision.map(({ id, thing, person }) => {
        const { agencyId, unitId, decidedBy } = thing as Extract<Thing, { kind: 'RiskDecision' }>;
        return {
          id,
          reference: id,
          person_id: person!.id,
          agency_id: agencyId,
          unit_id: unitId,
          question: 'Q',
          options: [{}, {}],
          chosen: 0,
          rationale: 'R',
          decided_by: decidedBy,
          decided_at: LONG_AGO,
          ledger_entry_id: ENTRY,
        };
      }),
    ],
  ];
}

export function actionRows({ placed, staff }: World): [string, Row[]][] {
  return [
    [
      'action',
      placed.Action.map(({ id, thing, person }) => {
        const { agencyId, agencyIds, toAgencyId, toUnitId, toStaffId, atUnitId } = thing as Extract<Thing, { kind: 'Action' }>;
        return {
          id, reference: id, person_id: person!.id, agency_id: agencyId, unit_id: atUnitId, set_by: staff[0]!.id, set_at: LONG_AGO,
          to_agency_id: toAgencyId, to_unit_id: toUnitId, to_staff_id: toStaffId, at_unit_id: atUnitId, what: 'W', why: 'Y', due_at: LONG_AGO,
          agency_ids: agencyIds, state: 'SET', events: 1, ledger_entry_id: ENTRY,
        };
      }),
    ],
  ]; // prettier-ignore
}

/** Before the trail, whose entries name them. */
export function disclosureRows({ placed }: World): [string, Row[]][] {
  return [
    [
      'third_party_disclosure',
      placed.ThirdPartyDisclosure.map(({ id, thing, person }) => {
        const { agencyId, unitId, proposedBy } = thing as Extract<Thing, { kind: 'ThirdPartyDisclosure' }>;
        return {
          id,
          reference: id,
          person_id: person!.id,
          agency_id: agencyId,
          unit_id: unitId,
          need: 'N',
          relation: 'R',
          why_them: 'W',
          harm: 'H',
          sought: false,
          representations: 'R',
          proposed_by: proposedBy,
          proposed_at: LONG_AGO,
          may_leave_in_writing: false,
          ledger_entry_id: ENTRY,
        };
      }),
    ],
  ];
}

/** A person stands on an agenda once, so each place on one has a conference of its own, which nobody asks for. */
export function conferenceRows({ placed, staff, agencies }: World): [string, Row[]][] {
  const any = { unit_id: agencies[0]!.units[0]!.id, staff_id: staff[0]!.id };
  const head = {
    reference: 'R',
    called_by: any.staff_id,
    called_at: LONG_AGO,
    title: 'T',
    place: 'P',
    meets_at: AFTER,
    ledger_entry_id: ENTRY,
  };
  const items = placed.ConferenceItem.map((one) => ({ ...one, said: one.thing as Extract<Thing, { kind: 'ConferenceItem' }> }));
  return [
    [
      'conference',
      [
        ...placed.Conference.map(({ id, thing }) => {
          const { agencyId, agencyIds } = thing as Extract<Thing, { kind: 'Conference' }>;
          return { ...head, id, reference: id, agency_id: agencyId, unit_id: any.unit_id, agency_ids: agencyIds };
        }),
        ...items.map(({ id, said }) => ({
          ...head, id: conferenceOf(id), reference: `of ${id}`, agency_id: said.agencyId, unit_id: any.unit_id, agency_ids: said.agencyIds,
        })), // prettier-ignore
      ],
    ],
    [
      'conference_item',
      items.map(({ id, said, person }, nth) => ({
        id,
        conference_id: conferenceOf(id),
        person_id: person!.id,
        agency_id: said.agencyId,
        agency_ids: said.agencyIds,
        why: 'W',
        listed_by: any.staff_id,
        listed_at: LONG_AGO,
        place_in_list: nth,
        ledger_entry_id: ENTRY,
      })),
    ],
  ];
}
const conferenceOf = (itemId: string): string => `${itemId.slice(0, -1)}${itemId.endsWith('e') ? 'd' : 'e'}`;
