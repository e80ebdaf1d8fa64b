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

/** A letter for each area, in what must be unique. */
const AREAS = 'XYZWVUTS';
/** What somebody's identity provider calls them: the first of each agency practises, the second supervises. */
export const subjectOf = (who: { readonly area: number; readonly agency: number; readonly staff: number }): string =>
  `bench-${who.area}-${who.agency}-${who.staff}`;

/** How many people an area has, how many notes each of them, and how many lines its access log. */
export interface AreaSize {
  readonly people: number;
  readonly notesEach: number;
  readonly logLines: number;
}
/** One area: a police force that has everybody as a case, and fourteen agencies that each work with some of them. */
export interface Area {
  readonly tables: Rows;
  readonly people: readonly string[];
  readonly agencies: readonly Agency[];
  readonly notes: readonly Note[];
  readonly onCase: ReadonlyMap<string, readonly Agency[]>;
}
/** People of one slice at a time, so that an area of any size can be written without being held in memory. */
const SLICE = 100;
/** Notes lie in this many minutes before the clock's moment. */
const SPAN = 150_000;
export const SMALL: AreaSize = { people: 60, notesEach: 50, logLines: 60_000 };

/** Nothing in it is random but the ids, so that two runs do the same work. */
export function* areaOf(nth: number, size: AreaSize, issuer: string): Generator<Area> {
  const agencies = Array.from({ length: 15 }, () => ({ id: idAt(0), unit: idAt(0), staff: Array.from({ length: 10 }, () => idAt(0)) }));
  for (let from = 0; from < size.people; from += SLICE) {
    const people = Array.from({ length: Math.min(SLICE, size.people - from) }, (_, i) => ({ id: idAt(from + i), p: from + i }));
    const onCase = new Map(people.map(({ id, p }) => [id, [0, 1, 2 + (p % 4), 6 + (p % 5)].map((n) => pick(agencies, n))]));
    const notes = people.flatMap(({ id, p }) => notesOf(id, p, { size, working: onCase.get(id) ?? [] }));
    const ids = people.map(({ id }) => id);
    const lines = Math.round((size.logLines * people.length) / size.people);
    yield {
      tables: [
        ...(from === 0 ? directory(nth, agencies, issuer) : []),
        ...cases(nth, people, onCase),
        ...noteRows(notes),
        ...shareRows(sentOf(notes, onCase, { nth, before: from * size.notesEach })),
        ...logRows(agencies, ids, lines),
      ],
      people: ids,
      agencies,
      notes,
      onCase,
    };
  }
}

function notesOf(person: string, p: number, { size, working }: { size: AreaSize; working: readonly Agency[] }): Note[] {
  const apart = SPAN / size.notesEach;
  return Array.from({ length: size.notesEach }, (_, i) => ({
    id: idAt(i * apart + p),
    person,
    agency: pick(working, pick(HOLDER, i)),
    minute: i * apart + p,
    i,
  }));
}

/**
 * Each note goes to two of the others, but of seven notes one stays with the second of them undecided and one is withheld from them: graver
 * and less grave ones alike, so that the rule has something to find in every case.
 */
function sentOf(notes: readonly Note[], onCase: Area['onCase'], { nth, before }: { nth: number; before: number }): Sent[] {
  return notes.flatMap((note, n) =>
    (onCase.get(note.person) ?? [])
      .filter((to) => to !== note.agency)
      .slice(0, note.i % 7 === 3 ? 1 : 2)
      .map((to, k): Sent => ({
        note,
        to,
        reference: `CON-${AREAS.charAt(nth)}ENC-${String(before + n).padStart(4, '0')}-${k}`,
        outcome: k === 1 && note.i % 7 === 5 ? 'WITHHELD' : 'SHARED',
        k,
      })),
  );
}

function directory(nth: number, agencies: readonly Agency[], issuer: string): Rows {
  const agreement = idAt(0);
  const first = pick(agencies, 0);
  // prettier-ignore
  return [
    ['agency', agencies.map(({ id }, i) => ({ id, name: `Agency ${nth * 15 + i + 1} of the bench`, short_name: `Agency ${nth * 15 + i + 1}`, kind: pick(KINDS, i), absolute_hours: 24, idle_minutes: 240 }))],
    ['unit', agencies.map(({ id, unit }) => ({ id: unit, agency_id: id, name: 'Unit', duty_name: 'Duty desk', duty_phone: '01632 960 900', duty_hours: 'Every day' }))],
    ['staff', agencies.flatMap((agency, i) => agency.staff.map((id, j) => ({ id, agency_id: agency.id, name: `Person ${nth * 15 + i + 1}-${j + 1}`, job_title: 'Practitioner' })))],
    ['post', agencies.flatMap(({ id, unit, staff }) => staff.map((one, j) => ({ staff_id: one, unit_id: unit, agency_id: id, role: j === 1 ? 'SUPERVISOR' : 'POLICE_OFFENDER_MANAGER', held_from: when(-60) })))],
    ['account', agencies.flatMap(({ staff }, i) => staff.slice(0, 2).map((id, j) => ({ staff_id: id, issuer, subject: subjectOf({ area: nth, agency: i, staff: j }) })))],
    ['agreement', [{ id: agreement, title: 'Agreement of the bench', reference: `BENCH-${nth + 1}`, starts_at: when(-60), review_on: '2030-01-01', dpia_reference: 'BENCH-D', owner_staff_id: pick(first.staff, 0) }]],
    ['agreement_party', agencies.map(({ id }) => ({ agreement_id: agreement, agency_id: id, signatory_name: 'Somebody', signatory_role: 'Head', signed_on: '2026-08-01' }))],
    ['agreement_purpose', [{ agreement_id: agreement, purpose: 'OFFENDER_MANAGEMENT' }]],
    ['agreement_ground', [{ agreement_id: agreement, category_group: '*', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' }]],
  ];
}

function cases(nth: number, people: readonly { readonly id: string; readonly p: number }[], onCase: Area['onCase']): Rows {
  const name = (p: number): string => [1, 20, 400].map((step) => LETTERS.charAt(Math.floor(p / step) % 20)).join('');
  // prettier-ignore
  return [
    ['person', people.map(({ id, p }) => ({ id, crn: `${AREAS.charAt(nth)}95${String(p).padStart(4, '0')}`, pnc: `202${nth}/000${1000 + p}S`, given_names: `Given${name(p)}`, family_name: `Alder${name(p)}`, date_of_birth: `19${70 + (p % 30)}-05-0${1 + (p % 9)}` }))],
    ['case_membership', people.flatMap(({ id: person }) => (onCase.get(person) ?? []).map(({ id, unit, staff }) => ({ person_id: person, agency_id: id, unit_id: unit, lead_staff_id: pick(staff, 0), since: when(-60) })))],
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

function logRows(agencies: readonly Agency[], people: readonly string[], lines: number): Rows {
  // prettier-ignore
  return [['access_log', Array.from({ length: lines }, (_, i) => ({
    id: idAt(i * 2), at: when(i * 2), agency_id: pick(agencies, i).id, staff_id: pick(pick(agencies, i).staff, i),
    act: 'CONSULTATION', operation: 'CaseFile', subject_type: 'Person', person_id: pick(people, i), row_count: 20,
  }))]];
}
