import type { Thing } from '@lib/access';
import type pg from 'pg';
import { Random } from '../support/random.js';
import { governanceRows } from './governance-rows.js';
import { recordRows } from './record-rows.js';
import { AFTER, ENTRY, LONG_AGO, type Row } from './row.js';
import { importRows } from './import-rows.js';
import { actionRows, conferenceRows, disclosureRows, procedureRows } from './procedures.js';
import { samplingRows } from './sampling-rows.js';
import type { Placed, Staff, World } from './described.js';
import { workloadRows } from './workload.js';
import { T } from './world.js';

/** The world as rows, in the order in which they refer to each other, written as concordat_loader so that every trigger runs. */
export async function writeWorld(client: pg.Client, world: World): Promise<void> {
  await client.query('begin');
  await client.query('set local role concordat_loader');
  for (const [table, rows] of allRows(world)) await insert(client, table, rows);
  await client.query('commit');
  await client.query('analyze');
}

async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] as Row).join(', ');
  await client.query(
    `insert into concordat.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::concordat.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function allRows(world: World): [string, Row[]][] {
  const { agencies, staff, agreements, people, placed } = world;
  const random = new Random(7);
  const units = agencies.flatMap((agency) => agency.units.map((unit) => ({ ...unit, agencyId: agency.id })));
  return [
    ['agency', agencies.map(({ id, kind }) => ({ id, name: `Agency ${id}`, short_name: id, kind }))],
    [
      'unit',
      units.map(({ id, agencyId, parentId }) => ({
        id,
        agency_id: agencyId,
        parent_id: parentId,
        name: id,
        duty_name: 'Desk',
        duty_phone: '01632 960001',
        duty_hours: 'Always',
      })),
    ],
    ['staff', staff.map(({ id, agency }) => ({ id, agency_id: agency.id, name: `Player ${id}`, job_title: 'Player' }))],
    [
      'post',
      staff.flatMap((one) =>
        one.posts.map(({ unitId, role, from, to }) => ({
          staff_id: one.id,
          unit_id: unitId,
          agency_id: one.agency.id,
          role,
          held_from: from,
          held_to: to,
          id: uuid(random),
        })),
      ),
    ],
    [
      'agreement',
      agreements.map((one) => ({
        id: one.id,
        title: 'Agreement',
        reference: one.id,
        starts_at: one.from,
        ends_at: one.endsAt,
        review_on: '2027-06-01',
        transition_days: one.transitionDays,
        dpia_reference: 'DPIA',
        owner_staff_id: staff[0]!.id,
        names_children: one.namesChildren,
      })),
    ],
    [
      'agreement_left',
      agreements.flatMap(({ id, left }) =>
        left.map(({ agencyId, at }) => ({
          agreement_id: id,
          agency_id: agencyId,
          controller: true,
          signatory_name: 'A',
          signatory_role: 'B',
          signed_on: '2026-01-01',
          left_at: at,
        })),
      ),
    ],
    [
      'agreement_party',
      agreements.flatMap(({ id, agencyIds }) =>
        agencyIds.map((agencyId) => ({
          agreement_id: id,
          agency_id: agencyId,
          controller: true,
          signatory_name: 'A',
          signatory_role: 'B',
          signed_on: '2026-01-01',
        })),
      ),
    ],
    [
      'person',
      people.map(({ id, bornOn }) => ({ id, given_names: 'Robin', family_name: `Alder ${id}`, date_of_birth: bornOn, stage: 'COMMUNITY' })),
    ],
    [
      'access_limit',
      people.flatMap(({ id, limits }) =>
        limits.map((one) => ({ person_id: id, agency_id: one.agencyId, staff_id: one.staffId, kind: one.kind, reason: 'A test' })),
      ),
    ],
    ['person_sight', people.flatMap(({ id, knownTo }) => knownTo.map((agencyId) => ({ person_id: id, agency_id: agencyId })))],
    ['case_membership', placed.CaseMember.map((one) => memberRow(one))],
    // What triggers saw as known through membership is exactly what is known; the rest of sight was written above.
    ['ledger_entry', [{ id: ENTRY, entry: '\\x7b7d' }]],
    ...exceptionRows(world, random),
    ...disclosureRows(world),
    ...conferenceRows(world),
    ...recordRows(placed),
    ...governanceRows(world),
    ...samplingRows(world),
    ...workloadRows(world),
    ...procedureRows(world),
    ...actionRows(world),
    ...importRows(world),
  ];
}

const uuid = (random: Random): string =>
  `00000000-0000-4000-a000-${Math.floor(random.next() * 2 ** 48)
    .toString(16)
    .padStart(12, '0')}`;

function memberRow({ id, thing, person }: Placed): Row {
  const { agencyId } = thing as Extract<Thing, { kind: 'CaseMember' }>;
  const { unitId, leadStaffId } = person!.cases.find((one) => one.agencyId === agencyId)!;
  return { id, person_id: person!.id, agency_id: agencyId, unit_id: unitId, lead_staff_id: leadStaffId, leads: false, since: LONG_AGO };
}

/** Also ones that are over before their time: closed, lifted, ended. They must open nothing. */
function exceptionRows({ people, placed, reviews, staff }: World, random: Random): [string, Row[]][] {
  const unitFor = (one: Staff): string => one.agency.units[0]!.id;
  const emergency = (
    id: string,
    personId: string,
    one: { staffId: string; agencyId: string; from: Date; to: Date | null },
    unitId: string,
    closed: boolean,
  ): Row => ({
    id,
    person_id: personId,
    agency_id: one.agencyId,
    unit_id: unitId,
    staff_id: one.staffId,
    identified_by: 'CRN',
    reason: 'A test',
    opened_at: one.from,
    ends_at: one.to,
    closed_at: closed ? one.from : null,
    ledger_entry_id: ENTRY,
  });
  const recusal = (id: string, personId: string, staffId: string, agencyId: string, unitId: string, lifted: boolean): Row => ({
    id,
    person_id: personId,
    agency_id: agencyId,
    unit_id: unitId,
    staff_id: staffId,
    recused_at: LONG_AGO,
    lifted_at: lifted ? AFTER : null,
    lifted_by: lifted ? staffId : null,
  });
  const scope = (id: string, said: World['reviews'][number]['said'], ended: boolean): Row => ({
    id,
    agency_id: said.agencyId,
    reviewer_staff_id: said.reviewerStaffId,
    ground: 'OWNER_GRANT',
    purpose: 'A test',
    held_elsewhere: said.heldElsewhere,
    children: said.children,
    starts_at: said.from,
    ends_at: said.to,
    proposed_by: staff[0]!.id,
    proposed_at: LONG_AGO,
    approved_at: said.approved ? LONG_AGO : null,
    approved_by: said.approved ? staff[1]!.id : null,
    ended_at: ended ? AFTER : null,
    ended_by: ended ? staff[1]!.id : null,
    ledger_entry_id: ENTRY,
  });
  const over = people.filter(() => random.chance(0.5)).map((person) => ({ person, one: random.pick(staff) }));
  const reviewers = staff.filter(({ posts }) => posts.some(({ role }) => role === 'INDEPENDENT_REVIEWER'));
  const ended = people
    .filter(() => random.chance(0.3))
    .map((person) => ({
      id: uuid(random),
      person,
      said: {
        reviewerStaffId: random.pick(reviewers).id,
        agencyId: random.pick(person.knownTo.length > 0 ? person.knownTo : [staff[0]!.agency.id]),
        approved: true,
        heldElsewhere: true,
        children: true,
        from: new Date(LONG_AGO),
        to: new Date('2028-01-01'),
      },
    }));
  const emergencies = placed.EmergencyAccess.map(({ id, thing, person }, n) => {
    const { unitId } = thing as Extract<Thing, { kind: 'EmergencyAccess' }>;
    return emergency(id, person!.id, nthOf(placed.EmergencyAccess, n), unitId, false);
  });
  return [
    [
      'recusal',
      [
        ...placed.Recusal.map(({ id, thing, person, of }) => {
          const { agencyId, unitId } = thing as Extract<Thing, { kind: 'Recusal' }>;
          return recusal(id, person!.id, of!, agencyId, unitId, false);
        }),
        ...over
          .filter(({ person, one }) => !person.acquainted.includes(one.id))
          .map(({ person, one }) => recusal(uuid(random), person.id, one.id, one.agency.id, unitFor(one), true)),
      ],
    ],
    [
      'emergency_access',
      [
        ...emergencies,
        ...over.map(({ person, one }) =>
          emergency(
            uuid(random),
            person.id,
            { staffId: one.id, agencyId: one.agency.id, from: new Date(T.getTime() - 1000), to: new Date(T.getTime() + 3_600_000) },
            unitFor(one),
            true,
          ),
        ),
      ],
    ],
    ['review_scope', [...reviews.map(({ id, said }) => scope(id, said, false)), ...ended.map(({ id, said }) => scope(id, said, true))]],
    [
      'review_scope_person',
      [
        ...reviews.flatMap(({ id, personIds }) => personIds.map((personId) => ({ scope_id: id, person_id: personId }))),
        ...ended.map(({ id, person }) => ({ scope_id: id, person_id: person.id })),
      ],
    ],
  ];
}

/** The emergencies of a person stand in the order in which they were placed. */
function nthOf(placed: readonly Placed[], n: number) {
  const { person } = placed[n]!;
  const before = placed.slice(0, n).filter((one) => one.person === person).length;
  return person!.emergencies[before]!;
}
