import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import pg from 'pg';
import { type Cast, type Member, signedInCast } from '../actors.js';
import { aNote, anAgreement, aPerson } from '../builders.js';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { TestIssuer } from '../issuer.js';
import { asLoader } from '../loader.js';

/** Somebody at probation, a person their team works with, and what the police have shared about that person under an agreement of its own. */
export interface Lane {
  readonly reader: Member;
  readonly accountId: string;
  readonly person: string;
  readonly crn: string;
  readonly agreement: string;
  readonly note: string;
  readonly post: string;
  /** What an administrator was shown before changing something of the reader's. */
  seen: string;
  /** The share now in force, and words that stand in nothing else. */
  share: string;
  canary: string;
}

/** What the races are run on: made as the loader, changed as the loader or over the API. */
export class RaceWorld {
  private made = 0;

  private constructor(
    readonly database: FreshDatabase,
    readonly issuer: TestIssuer,
    readonly cast: Cast,
    readonly owner: pg.Pool,
    readonly lanes: readonly Lane[],
    readonly administrator: Member,
  ) {}

  static async make(howMany: number): Promise<RaceWorld> {
    const database = await freshDatabase();
    const issuer = await TestIssuer.start();
    const cast = await signedInCast(database.ownerUrl, issuer);
    const lanes: Lane[] = [];
    for (let i = 0; i < howMany; i += 1) lanes.push(await lane(cast, issuer, i));
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 8 });
    const { member: administrator } = await somebody(cast, issuer, 'race-administrator', 'AGENCY_ADMINISTRATOR');
    const world = new RaceWorld(database, issuer, cast, owner, lanes, administrator);
    try {
      for (const one of lanes) await world.shareAgain(one);
      return world;
    } catch (fault) {
      await world.close();
      throw fault;
    }
  }

  get sender(): Member {
    return this.cast.players.policeManager;
  }

  /** In one transaction, so that it is acknowledged as one change. */
  async change(sql: string, values: readonly unknown[] = []): Promise<void> {
    await this.owner.query(sql, [...values]);
  }
  async together(...statements: readonly (readonly [string, readonly unknown[]])[]): Promise<void> {
    const client = await this.owner.connect();
    try {
      await client.query('begin');
      for (const [sql, values] of statements) await client.query(sql, [...values]);
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  /** Another share of the lane's note, already seen by its recipient. */
  async shareAgain(lane: Lane): Promise<void> {
    this.made += 1;
    lane.share = randomUUID();
    lane.canary = `CNRY-${this.made}-${lane.share.slice(0, 8)}`;
    const { reader, person, agreement, note, share, canary } = lane;
    const { agencyId, unitId, staffId } = this.sender;
    await this.change(SHARE, [share, person, agencyId, unitId, staffId, reader.agencyId, reader.staffId, agreement, note, canary]);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.issuer.stop();
    await this.database.drop();
  }
}

interface Somebody {
  readonly member: Member;
  readonly accountId: string;
  readonly post: string;
}

/** At probation, with one post, signed in. */
async function somebody(cast: Cast, issuer: TestIssuer, subject: string, role: Role): Promise<Somebody> {
  const [staffId, signInId, accountId, post] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const member: Member = { ...cast.players.practitioner, staffId, signInId, roles: [role], token: issuer.token(subject, subject) };
  const { agencyId, unitId } = member;
  await asLoader(cast.ownerUrl, async (insert) => {
    await insert('staff', { id: staffId, agency_id: agencyId, name: `Player ${subject}`, job_title: 'Test player' });
    await insert('account', { id: accountId, staff_id: staffId, issuer: issuer.issuer, subject });
    await insert('sign_in', { id: signInId, account_id: accountId, token_session: `${issuer.issuer}|${subject}` });
    await insert('post', { id: post, staff_id: staffId, unit_id: unitId, agency_id: agencyId, role, held_from: '2020-01-01' });
  });
  return { member, accountId, post };
}

async function lane(cast: Cast, issuer: TestIssuer, i: number): Promise<Lane> {
  const { member: reader, accountId, post } = await somebody(cast, issuer, `reader-${i}`, 'PROBATION_PRACTITIONER');
  const crn = `X9${String(i).padStart(5, '0')}`;
  const { policeManager } = cast.players;
  const person = await aPerson().called('Rowan', `Field ${i}`).known({ crn }).knownTo(policeManager).knownTo(reader).put(cast);
  const agreement = await anAgreement(cast, [policeManager, reader]);
  const note = await aNote().heldBy(policeManager).about(person).recordedAt('2026-02-01T09:00:00Z').put(cast);
  return { reader, accountId, post, person, crn, agreement, note, seen: '', share: '', canary: '' };
}

const SHARE = `
with entry as (insert into concordat.ledger_entry (id, entry) values (gen_random_uuid(), '{}') returning id),
sitting as (insert into concordat.decision_set (reference, person_id, agency_id, unit_id, decided_by, mode, told_how, told_at, considered, ledger_entry_id)
  select 'CON-' || $1::uuid, $2, $3, $4, $5, 'ROUTINE', 'PORTAL', concordat.now(), '{}', id from entry returning id),
told as (insert into concordat.set_recipient (set_id, agency_id, recipient_agency_id, purpose, gateway, protection_condition, necessity, proportionality, agreement_id)
  select id, $3, $6, 'OFFENDER_MANAGEMENT', 'OMA2007_S14', 'DPA2018_PART3_STATUTORY', 'Needed.', 'Proportionate.', $8 from sitting returning id, set_id),
decided as (insert into concordat.decision (set_id, set_recipient_id, agency_id, person_id, recipient_agency_id, note_id, note_series_id, note_level, outcome, reason_code)
  select set_id, id, $3, $2, $6, $9, $9, 'MEDIUM', 'SHARED', 'NEEDED_FOR_THEIR_WORK' from told returning id),
sent as (insert into concordat.share (id, reference, set_id, set_recipient_id, person_id, sender_agency_id, sender_unit_id, sent_by, told_at, told_how, mode,
    recipient_agency_id, purpose, gateway, protection_condition, agreement_id, first_seen_at, first_seen_by)
  select $1, 'CON-' || $1::uuid, set_id, id, $2, $3, $4, $5, concordat.now(), 'PORTAL', 'ROUTINE', $6, 'OFFENDER_MANAGEMENT', 'OMA2007_S14',
    'DPA2018_PART3_STATUTORY', $8, concordat.now(), $7 from told)
insert into concordat.share_item (share_id, ordinal, decision_id, note_id, note_version, sender_agency_id, recipient_agency_id, originator_agency_id, in_part,
    category, level, nature, body, body_hash, happened_on, basis, handling_code, marking, disclosable)
  select $1, 0, id, $9, 1, $3, $6, $3, false, 'WEAPON', 'MEDIUM', 'FACT', $10, sha256(convert_to($10, 'UTF8')), '2026-01-05', 'RECORD_SEEN', 'P', 'OFFICIAL', 'NO' from decided`;
