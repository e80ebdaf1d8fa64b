import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';

const SAID = 'The search record says so';

/** Asked of the player's own desk, by somebody there: so they may both read and answer it. */
export async function deskQuestion({ stage }: SharingDesk, player: Player): Promise<string> {
  const { agencyId, unitId, staffId } = stage.cast.players[player];
  const id = randomUUID();
  const asked = { asked_by_agency_id: agencyId, asked_by_staff_id: staffId, name: 'Cedar Holme', words: SAID, call_back: '01632 960001' };
  await asLoader(stage.database.ownerUrl, (insert) => insert('desk_question', { id, agency_id: agencyId, unit_id: unitId, ...asked }));
  return id;
}

/** By a colleague, since nobody looks at their own. */
export async function search({ stage }: SharingDesk, player: Player): Promise<string> {
  const { agencyId } = stage.cast.players[player];
  const searcher = Object.values(stage.cast.players).find((one) => one.agencyId === agencyId && one !== stage.cast.players[player]);
  const id = randomUUID();
  const logged = { act: 'SEARCH', operation: 'FindPeople', subject_type: 'PersonMatch', details: { text: 'Holme', shown: [] } };
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('access_log', { id, agency_id: agencyId, staff_id: (searcher ?? stage.cast.players[player]).staffId, row_count: 0, ...logged }),
  );
  return id;
}

/** The player, signed in on one more device. */
export async function signIn(desk: SharingDesk, player: Player): Promise<string> {
  const [made] = await desk.rows<{ id: string }>(
    'insert into concordat.sign_in (account_id, token_session) select id, $2 from concordat.account where staff_id = $1 returning id',
    desk.stage.cast.players[player].staffId,
    randomUUID(),
  );
  return made?.id ?? '';
}

/** Work that may be closed in words; for an administrator, about nobody's case. */
export async function work({ stage, alder }: SharingDesk, player: Player): Promise<string> {
  const { agencyId, unitId, staffId, roles } = stage.cast.players[player];
  const id = randomUUID();
  const about = roles.includes('AGENCY_ADMINISTRATOR')
    ? { kind: 'AGREEMENT_ENDING' }
    : { kind: 'NOT_FOR_US', person_id: alder, unit_id: unitId };
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('work_item', { id, agency_id: agencyId, staff_id: staffId, summary: 'Returned', dedupe_key: id, ...about }),
  );
  return id;
}

export async function thirdParty({ stage }: SharingDesk, home: Player, personId: string): Promise<string> {
  const id = randomUUID();
  const row = { person_id: personId, reference: `Third party ${id.slice(0, 8)}`, class: 'PARTNER' };
  await asLoader(stage.database.ownerUrl, (insert) => insert('third_party', { id, agency_id: stage.cast.players[home].agencyId, ...row }));
  return id;
}

/** Proposed by a colleague, since nobody approves their own. */
export async function standing({ stage }: SharingDesk, home: Player): Promise<string> {
  const { agencies, players } = stage.cast;
  const { agencyId, staffId } = players[home];
  const id = randomUUID();
  const row = {
    category: 'VIOLENCE',
    reason_words: SAID,
    review_by: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
    ended_at: null,
  };
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('standing_decision', { id, agency_id: agencyId, recipient_agency_id: agencies.council, proposed_by: staffId, ...row }),
  );
  return id;
}
