import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import type { Role } from '@lib/kernel';
import type pg from 'pg';
import { asOwner } from './database.js';
import type { Pool } from './random-operations.js';
import { Random } from './random.js';

export interface SmallWorld {
  readonly actors: readonly Actor[];
  readonly pool: Pool;
  readonly subjects: Readonly<Record<string, string>>;
}

const LEVELS = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH', null];
const TEXTS = [
  'plain',
  'with "quotes" and \\ and \t tab',
  'Llanfairpwllgwyngyll, ŵ ŷ',
  "o'clock\nnew line",
  '\u{1F4DD} é \u2028',
  '<b>&amp;</b>',
];
const STAGES = ['CUSTODY', 'BEFORE_RELEASE', 'COMMUNITY', 'RECALL'];

/** A few agencies, people and notes with awkward values, and one signed-in person of each kind; put there as the loader. */
export async function smallWorld(ownerUrl: string, issuer: string, seed = 7): Promise<SmallWorld> {
  const random = new Random(seed);
  return asOwner(ownerUrl, async (owner) => {
    await owner.query('grant insert on all tables in schema concordat to concordat_loader');
    const agencies = await addAgencies(owner, random);
    const actors = await addActors(owner, agencies, issuer);
    const people = await addPeople(owner, agencies, random);
    const notes = await addNotes(owner, agencies, people, random);
    const samples = await addSamples(owner, agencies, random);
    const extracts = await addExtracts(owner, agencies);
    const known = [...people, ...notes, ...samples, ...extracts];
    const ids = [...agencies.flatMap(({ id, units, staff }) => [id, ...units, ...staff]), ...known, randomUUID()];
    const days = ['1980-01-01', '1990-06-15', '2000-02-29', '2026-11-22'];
    const instants = ['2026-01-01T00:00:00Z', '2026-06-01T12:30:00.500+01:00', '2030-01-01T00:00:00Z'];
    return {
      actors,
      pool: { ids, days, instants, words: ['rowan', 'ROW', 'ash', 'x', '', 'zzz', 'X100001', 'hawthorne'], cursors: [] },
      subjects: Object.fromEntries(actors.map((actor, i) => [actor.staffId, `person-${i}`])),
    };
  });
}

interface WorldAgency {
  readonly id: string;
  readonly kind: string;
  readonly units: readonly string[];
  readonly staff: readonly string[];
}

async function addAgencies(owner: pg.Client, random: Random): Promise<WorldAgency[]> {
  const found: WorldAgency[] = [];
  for (const kind of ['POLICE', 'PROBATION', 'COUNCIL']) {
    const id = randomUUID();
    await owner.query('insert into concordat.agency (id, name, short_name, kind) values ($1, $2, $3, $4)', [
      id,
      `${kind} of Alder`,
      kind,
      kind,
    ]);
    const units = [randomUUID(), randomUUID()];
    for (const [i, unit] of units.entries()) {
      await owner.query(
        `insert into concordat.unit (id, agency_id, parent_id, name, duty_name, duty_phone, duty_hours) values ($1, $2, $3, $4, 'Desk', '0', 'Always')`,
        [unit, id, i === 1 ? units[0] : null, `${kind} unit ${i}`],
      );
    }
    const staff = [randomUUID(), randomUUID(), randomUUID()];
    for (const [i, one] of staff.entries()) {
      const shift = i === 0 ? null : `2026-11-22 0${i}:00:00.${random.below(999)}+00`;
      await owner.query('insert into concordat.staff (id, agency_id, name, job_title, shift_ends_at) values ($1, $2, $3, $4, $5)', [
        one,
        id,
        `Staff ${i} ${random.pick(TEXTS)}`,
        'Officer',
        shift,
      ]);
    }
    found.push({ id, kind, units, staff });
  }
  return found;
}

/** One in each agency in which somebody looks at samples; nothing was drawn in it. */
async function addSamples(owner: pg.Client, agencies: readonly WorldAgency[], random: Random): Promise<string[]> {
  const ids: string[] = [];
  for (const { id: agency, staff } of agencies.slice(0, 2)) {
    const [id, entry] = [randomUUID(), randomUUID()];
    await owner.query(`insert into concordat.ledger_entry (id, entry) values ($1, '{}')`, [entry]);
    await owner.query(
      `insert into concordat.decision_sample (id, agency_id, rule, from_day, to_day, size, seed, pool, drawn, drawn_by, drawn_at, ledger_entry_id)
       values ($1, $2, 'RANDOM', '2026-01-01', '2026-06-30', 5, $3, 0, 0, $4, '2026-07-01T12:30:00.000Z', $5)`,
      [id, agency, random.pick(TEXTS), staff[2], entry],
    );
    ids.push(id);
  }
  return ids;
}

/** Of what one colleague did, where somebody audits: one that waits, and one that was approved. */
async function addExtracts(owner: pg.Client, agencies: readonly WorldAgency[]): Promise<string[]> {
  const [, { id: agency, staff }] = agencies as [WorldAgency, WorldAgency];
  const ids = [randomUUID(), randomUUID()];
  for (const [i, id] of ids.entries()) {
    const approved =
      i === 1 ? ['APPROVED', staff[1], '2026-07-01T12:30:00.500Z', TEXTS[1], '2026-07-08T12:30:00.500Z'] : Array(5).fill(null);
    await owner.query(
      `insert into concordat.access_extract (id, agency_id, of_staff_id, from_day, to_day, audience, words, legal_demand, lawful_use, asked_by, asked_at, outcome, decided_by, decided_at, decided_words, take_until)
       values ($1, $2, $3, '2026-01-01', '2026-06-30', $4, $4, 'Order 1', 'SELF_MONITORING', $5, '2026-06-30T12:30:00.000Z', $6, $7, $8, $9, $10)`,
      [id, agency, staff[0], TEXTS[2], staff[2], ...approved],
    );
  }
  return ids;
}

const POSTS: readonly { agency: number; staff: number; unit: number; roles: readonly Role[] }[] = [
  { agency: 0, staff: 0, unit: 0, roles: ['POLICE_OFFENDER_MANAGER'] },
  { agency: 0, staff: 1, unit: 1, roles: ['POLICE_OFFENDER_MANAGER', 'SUPERVISOR'] },
  { agency: 1, staff: 0, unit: 1, roles: ['PROBATION_PRACTITIONER'] },
  { agency: 1, staff: 1, unit: 0, roles: ['SUPERVISOR', 'SHARING_AUDITOR'] },
  { agency: 2, staff: 0, unit: 0, roles: ['AGENCY_ADMINISTRATOR'] },
  { agency: 2, staff: 1, unit: 0, roles: ['PARTNER_PRACTITIONER'] },
];

async function addActors(owner: pg.Client, agencies: readonly WorldAgency[], issuer: string): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (const [i, post] of POSTS.entries()) {
    const agency = agencies[post.agency] as WorldAgency;
    const staffId = agency.staff[post.staff] as string;
    const subject = `person-${i}`;
    const { rows } = await owner.query<{ id: string }>(
      'insert into concordat.account (staff_id, issuer, subject) values ($1, $2, $3) returning id',
      [staffId, issuer, subject],
    );
    await owner.query('insert into concordat.sign_in (account_id, token_session) values ($1, $2)', [rows[0]?.id, `${issuer}|session-${i}`]);
    for (const role of post.roles) {
      await owner.query('insert into concordat.post (staff_id, unit_id, agency_id, role) values ($1, $2, $3, $4)', [
        staffId,
        agency.units[post.unit],
        agency.id,
        role,
      ]);
    }
    const found = await owner.query<{ actor: Omit<Actor, 'correlationId'> }>('select concordat.actor_for($1, $2, $3) as actor', [
      issuer,
      subject,
      `${issuer}|session-${i}`,
    ]);
    if (!found.rows[0]?.actor) throw new Error('no actor');
    actors.push({ ...found.rows[0].actor, correlationId: 'world' });
  }
  return actors;
}

async function addPeople(owner: pg.Client, agencies: readonly WorldAgency[], random: Random): Promise<string[]> {
  const people: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    const id = randomUUID();
    people.push(id);
    const release = random.pick([null, '2026-05-31 23:59:59.999999+00', '2027-01-15 09:00:00+00']);
    await owner.query(
      `insert into concordat.person (id, crn, given_names, family_name, date_of_birth, mappa_level, stage, release_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        i % 3 === 0 ? null : `X1000${String(i).padStart(2, '0')}`,
        `Rowan ${random.pick(TEXTS)}`,
        random.pick(['Ash', 'Hawthorne', 'Ŵynne']),
        random.pick(['1970-01-01', '1990-06-15', '2001-12-31']),
        random.pick([null, 1, 2, 3]),
        random.pick(STAGES),
        release,
      ],
    );
    for (let a = random.below(3); a > 0; a -= 1)
      await owner.query('insert into concordat.person_alias values ($1, $2, $3) on conflict do nothing', [
        id,
        random.pick(TEXTS),
        `Alias ${a}`,
      ]);
    for (const agency of agencies.filter(() => random.chance(0.7)))
      await owner.query('insert into concordat.case_membership (person_id, agency_id) values ($1, $2)', [id, agency.id]);
  }
  return people;
}

async function addNotes(owner: pg.Client, agencies: readonly WorldAgency[], people: readonly string[], random: Random): Promise<string[]> {
  const notes: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    const id = randomUUID();
    const agency = random.pick(agencies);
    const series = random.chance(0.3) && notes.length > 0 ? random.pick(notes) : id;
    notes.push(id);
    await owner.query(
      `insert into concordat.risk_note (id, series_id, version, person_id, agency_id, unit_id, author_staff_id, category, category_group, level, level_reason, nature, body, happened_on, happened_time, recorded_at, basis)
       values ($1, $2, $3, $4, $5, $6, $7, 'C', 'G', $8, $9, 'FACT', $10, $11, $12, $13, 'RECORD_SEEN') on conflict do nothing`,
      [
        id,
        series,
        i + 1,
        random.pick(people),
        agency.id,
        random.pick(agency.units),
        random.pick(agency.staff),
        random.pick(LEVELS),
        random.pick([null, ...TEXTS]),
        random.pick(TEXTS),
        random.pick(['2026-01-01', '2024-02-29']),
        random.pick([null, '08:15', '23:59:59']),
        random.pick(['2026-01-01 00:00:00+00', '2026-03-29 01:30:00.123456+00', '2026-11-01 10:00:00.5+00']),
      ],
    );
  }
  return notes;
}
