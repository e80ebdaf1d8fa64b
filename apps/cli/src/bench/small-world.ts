import { type Sent, shareRows } from './small-world-shares.js';
import {
  type Agency,
  bodyOf,
  categoryOf,
  GROUPS,
  HOLDER,
  idAt,
  KINDS,
  LETTERS,
  levelOf,
  type Note,
  pick,
  type Rows,
  when,
} from './small-world-notes.js';

/**
 * World S: 60 people, 15 agencies, 150 staff, 3,000 notes, 6,000 shares, 60,000 lines of access log. Nothing in it is random but the ids,
 * so that two runs do the same work.
 */
export interface SmallWorld {
  readonly tables: Rows;
  readonly people: readonly string[];
  /** The police force that every person is a case of, and who asks in its name. */
  readonly asking: { readonly agency: string; readonly unit: string; readonly practitioner: string; readonly supervisor: string };
  /** Notes of the asking force, one a person, that W1 shares with the three other agencies on the case. */
  readonly toShare: readonly { readonly person: string; readonly note: string; readonly recipients: readonly string[] }[];
}

export function smallWorld(issuer: string): SmallWorld {
  const agencies = Array.from({ length: 15 }, () => ({ id: idAt(0), unit: idAt(0), staff: Array.from({ length: 10 }, () => idAt(0)) }));
  const people = Array.from({ length: 60 }, (_, i) => idAt(i));
  const working = people.map((_, i) => [0, 1, 2 + (i % 4), 6 + (i % 5)].map((n) => pick(agencies, n)));
  const notes = people.flatMap((person, p) =>
    Array.from({ length: 50 }, (_, i): Note => ({
      id: idAt(i * 3000 + p),
      person,
      agency: pick(working[p] ?? [], pick(HOLDER, i)),
      minute: i * 3000 + p,
      i,
    })),
  );
  const onCase = new Map(people.map((person, p) => [person, working[p] ?? []]));
  const sent = notes.flatMap((note, n) =>
    (onCase.get(note.person) ?? [])
      .filter((to) => to !== note.agency)
      .slice(0, 2)
      .map((to, k): Sent => ({ note, to, n, k })),
  );
  const force = pick(agencies, 0);
  const mine = new Map(
    notes.filter((note) => note.agency === force && levelOf(note) === 'HIGH' && note.i % 4 === 0).map((note) => [note.person, note.id]),
  );
  return {
    tables: [
      ...directory(agencies, issuer),
      ...cases(people, onCase),
      ...noteRows(notes),
      ...shareRows(sent),
      ...logRows(agencies, people),
    ],
    people,
    asking: { agency: force.id, unit: force.unit, practitioner: pick(force.staff, 0), supervisor: pick(force.staff, 1) },
    toShare: [...mine].map(([person, note]) => ({ person, note, recipients: (onCase.get(person) ?? []).slice(1).map(({ id }) => id) })),
  };
}

function directory(agencies: readonly Agency[], issuer: string): Rows {
  const agreement = idAt(0);
  const first = pick(agencies, 0);
  // prettier-ignore
  return [
    ['agency', agencies.map(({ id }, i) => ({ id, name: `Agency ${i + 1} of the bench`, short_name: `Agency ${i + 1}`, kind: pick(KINDS, i), absolute_hours: 24, idle_minutes: 240 }))],
    ['unit', agencies.map(({ id, unit }) => ({ id: unit, agency_id: id, name: 'Unit', duty_name: 'Duty desk', duty_phone: '01632 960 900', duty_hours: 'Every day' }))],
    ['staff', agencies.flatMap((agency, i) => agency.staff.map((id, j) => ({ id, agency_id: agency.id, name: `Person ${i + 1}-${j + 1}`, job_title: 'Practitioner' })))],
    ['post', agencies.flatMap(({ id, unit, staff }) => staff.map((one, j) => ({ staff_id: one, unit_id: unit, agency_id: id, role: j === 1 ? 'SUPERVISOR' : 'POLICE_OFFENDER_MANAGER', held_from: when(-60) })))],
    ['account', first.staff.map((id, j) => ({ staff_id: id, issuer, subject: `bench-${j}` }))],
    ['agreement', [{ id: agreement, title: 'Agreement of the bench', reference: 'BENCH-1', starts_at: when(-60), review_on: '2030-01-01', dpia_reference: 'BENCH-D', owner_staff_id: pick(first.staff, 0) }]],
    ['agreement_party', agencies.map(({ id }) => ({ agreement_id: agreement, agency_id: id, signatory_name: 'Somebody', signatory_role: 'Head', signed_on: '2026-08-01' }))],
    ['agreement_purpose', [{ agreement_id: agreement, purpose: 'OFFENDER_MANAGEMENT' }]],
    ['agreement_ground', [{ agreement_id: agreement, category_group: '*', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' }]],
  ];
}

function cases(people: readonly string[], onCase: ReadonlyMap<string, readonly Agency[]>): Rows {
  const name = (i: number): string => `${LETTERS.charAt(i % 20)}${LETTERS.charAt(Math.floor(i / 20))}`;
  // prettier-ignore
  return [
    ['person', people.map((id, i) => ({ id, crn: `X95${String(i).padStart(4, '0')}`, pnc: `2020/000${1000 + i}S`, given_names: `Given${name(i)}`, family_name: `Alder${name(i)}`, date_of_birth: `19${70 + (i % 30)}-05-0${1 + (i % 9)}` }))],
    ['case_membership', people.flatMap((person) => (onCase.get(person) ?? []).map(({ id, unit, staff }) => ({ person_id: person, agency_id: id, unit_id: unit, lead_staff_id: pick(staff, 0), since: when(-60) })))],
  ];
}

function noteRows(notes: readonly Note[]): Rows {
  // prettier-ignore
  return [['risk_note', notes.map((note) => ({
    id: note.id, series_id: note.id, person_id: note.person, agency_id: note.agency.id, unit_id: note.agency.unit, author_staff_id: pick(note.agency.staff, note.i),
    category: categoryOf(note), category_group: pick(GROUPS, note.i), level: levelOf(note), nature: 'FACT', body: bodyOf(note),
    happened_on: when(note.minute).slice(0, 10), recorded_at: when(note.minute), basis: 'RECORD_SEEN',
  }))]];
}

function logRows(agencies: readonly Agency[], people: readonly string[]): Rows {
  // prettier-ignore
  return [['access_log', Array.from({ length: 60_000 }, (_, i) => ({
    id: idAt(i * 2), at: when(i * 2), agency_id: pick(agencies, i).id, staff_id: pick(pick(agencies, i).staff, i),
    act: 'CONSULTATION', operation: 'CaseFile', subject_type: 'Person', person_id: pick(people, i), row_count: 20,
  }))]];
}
