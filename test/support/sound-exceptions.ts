import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { aPerson } from './builders.js';
import { asOwner } from './database.js';
import { asLoader } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';

interface Making {
  readonly player: Player;
  readonly away: Player;
  /** Made already: each would give the player one post more. */
  readonly protectionDesk: string | undefined;
}
/** What the exceptions act on: the player's own to end, and a colleague's to look at, to lift or to approve. */
export function exceptionMakers(desk: SharingDesk, { player, away, protectionDesk: made }: Making) {
  const colleague = 'hillsideManager';
  return [
    ['emergency', async () => emergency(desk, player, await desk.person())],
    ['emergency to review', async () => emergency(desk, colleague, await desk.person())],
    ['number sought', () => numberSought(desk, away)],
    ['recusal', async () => recusal(desk, colleague, await desk.person())],
    ['review scope', async () => reviewScope(desk, colleague, await desk.person())],
    ['reviewer', () => reviewer(desk)],
    ['protection desk', async () => made ?? protectionDesk(desk, player)],
    ['protection record', async () => protectionRecord(desk, player, made ?? (await protectionDesk(desk, player)))],
    ['local account', () => localAccount(desk, player)],
  ] as const satisfies readonly (readonly [string, () => Promise<string>])[];
}

const HOUR = 3_600_000;
const HERE = 'http://accounts.larch.example';

/** Two hours that began a moment ago, opened by this player: theirs to end, and somebody else's to look at. */
async function emergency({ stage }: SharingDesk, by: Player, person: string): Promise<string> {
  const { agencyId, unitId, staffId } = stage.cast.players[by];
  const [id, ledger] = [randomUUID(), randomUUID()];
  const opened = Date.now() - 60_000;
  const times = { opened_at: new Date(opened).toISOString(), ends_at: new Date(opened + 1.9 * HOUR).toISOString() };
  const row = { id, person_id: person, agency_id: agencyId, unit_id: unitId, staff_id: staffId, ledger_entry_id: ledger };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
    await insert('emergency_access', { ...row, ...times, identified_by: 'X104992', reason: 'He is at her door' });
  });
  return id;
}

/** The number of somebody whom only the other agency works with. */
async function numberSought({ stage }: SharingDesk, away: Player): Promise<string> {
  const crn = `X${randomUUID().slice(0, 8).toUpperCase()}`;
  await aPerson().with({ crn }).knownTo(stage.cast.players[away]).put(stage.cast);
  return crn;
}

async function recusal({ stage }: SharingDesk, by: Player, person: string): Promise<string> {
  const { agencyId, unitId, staffId } = stage.cast.players[by];
  const id = randomUUID();
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('recusal', { id, person_id: person, agency_id: agencyId, unit_id: unitId, staff_id: staffId }),
  );
  return id;
}

/** Somebody of the council who reviews from outside; the same for a whole desk, since there are never many. */
const reviewers = new WeakMap<SharingDesk, Promise<string>>();
function reviewer(desk: SharingDesk): Promise<string> {
  const known = reviewers.get(desk) ?? aReviewer(desk);
  reviewers.set(desk, known);
  return known;
}

async function aReviewer({ stage }: SharingDesk): Promise<string> {
  const { agencies, units } = stage.cast;
  const id = randomUUID();
  const post = { staff_id: id, unit_id: units.housing, agency_id: agencies.council, role: 'INDEPENDENT_REVIEWER', held_from: '2020-01-01' };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('staff', { id, agency_id: agencies.council, name: 'Rook Vale', job_title: 'Reviewer' });
    await insert('post', post);
  });
  return id;
}

/** Proposed by somebody else, so that the player may approve it. */
async function reviewScope(desk: SharingDesk, by: Player, person: string): Promise<string> {
  const { agencyId, staffId } = desk.stage.cast.players[by];
  const [id, ledger] = [randomUUID(), randomUUID()];
  const row = {
    id,
    agency_id: agencyId,
    reviewer_staff_id: await reviewer(desk),
    ground: 'OWNER_GRANT',
    purpose: 'A review',
    proposed_by: staffId,
  };
  await asLoader(desk.stage.database.ownerUrl, async (insert) => {
    await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
    await insert('review_scope', { ...row, starts_at: '2026-01-01', ends_at: '2036-01-01', ledger_entry_id: ledger });
    await insert('review_scope_person', { scope_id: id, person_id: person });
  });
  return id;
}

/** A desk of the player's agency at which they hold a post; its identifier comes last, so that their own unit stays their home. */
async function protectionDesk({ stage }: SharingDesk, player: Player): Promise<string> {
  const { agencyId, staffId, roles } = stage.cast.players[player];
  const id = `ffff${randomUUID().slice(4)}`;
  const duty = { duty_name: 'Duty desk', duty_phone: '01632 960001', duty_hours: 'At all hours' };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('unit', { id, agency_id: agencyId, name: `Protecting people ${id.slice(4, 13)}`, desk: 'POLICE_DOMESTIC_ABUSE', ...duty });
    for (const role of roles) await insert('post', { staff_id: staffId, unit_id: id, agency_id: agencyId, role, held_from: '2020-01-01' });
  });
  return id;
}

/** Somebody of the player's agency who was invited and has not accepted yet. */
async function localAccount({ stage }: SharingDesk, player: Player): Promise<string> {
  const id = randomUUID();
  const row = { id, agency_id: stage.cast.players[player].agencyId, name: 'Robin Vale', job_title: 'Volunteer co-ordinator' };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('staff', row);
    await insert('account', { staff_id: id, issuer: HERE, subject: id });
  });
  await asOwner(stage.database.ownerUrl, async (client) => {
    await client.query('insert into identity.issuer (address) values ($1) on conflict do nothing', [HERE]);
    await client.query(
      `insert into identity.account (subject, sign_in_name, person_name, agency_name) values ($1, $2, 'Robin Vale', 'Northshire')`,
      [id, `robin.${id.slice(0, 8)}`],
    );
  });
  return id;
}

/** Kept at a desk at which the player holds a post. */
async function protectionRecord({ stage }: SharingDesk, player: Player, unitId: string): Promise<string> {
  const { agencyId, staffId } = stage.cast.players[player];
  const id = randomUUID();
  const said = { kind: 'RIGHT_TO_ASK', protected_name: 'Wren Fell', safe_contact: 'By text', words: 'She asked' };
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('protection_record', { id, agency_id: agencyId, unit_id: unitId, recorded_by: staffId, ...said }),
  );
  return id;
}
