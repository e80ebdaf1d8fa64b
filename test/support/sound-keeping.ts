import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader, type Insert } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';
import { enquiryToAnswer } from './sound-enquiries.js';

/** What must be kept and what must go. */
export const KEEPING_THINGS = ['legal hold', 'erasure', 'restriction', 'own answer', 'record export'] as const;
type KeepingThing = (typeof KEEPING_THINGS)[number];
export const KEEPING_AT: Readonly<Record<string, KeepingThing>> = {
  'legalHold.id': 'legal hold',
  'LiftHoldInput.id': 'legal hold',
  'erasureRequest.id': 'erasure',
  'DecideErasureInput.id': 'erasure',
  'LiftRestrictionInput.id': 'restriction',
  'AskForErasureInput.answerId': 'own answer',
  'recordExport.id': 'record export',
  'TakeExportInput.id': 'record export',
};
export const SOUND_KEEPING: Readonly<Record<string, unknown>> = {
  'PlaceHoldInput.ground': 'INQUEST',
  'AskForErasureInput.ground': 'INACCURATE',
  'DecideErasureInput.outcome': 'REFUSED',
  'TakeExportInput.format': 'JSON',
};
export const KEEPING_ALSO_GIVEN = ['AskForErasureInput.noteId'];
const SAID = 'The search record says so';

interface About {
  readonly agencyId: string;
  /** Whoever placed it or asked; another officer lifts it or decides. */
  readonly staffId: string;
  readonly personId: string;
}
export async function holdOf(insert: Insert, { agencyId, staffId, personId }: About, more: object = {}): Promise<string> {
  const [id, ledger] = [randomUUID(), randomUUID()];
  await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
  const row = { id, agency_id: agencyId, person_id: personId, ground: 'INQUEST', placed_by: staffId, ledger_entry_id: ledger };
  await insert('legal_hold', { ...row, reference: 'C 4/27', words: SAID, ...more });
  return id;
}

/** Made and kept; the files are for whoever asked. */
export async function exportOf(insert: Insert, { agencyId, staffId, personId }: About): Promise<string> {
  const id = randomUUID();
  const made = { state: 'READY', made_at: '2027-03-01T09:00:00Z', removes_at: '2100-01-01T00:00:00Z' };
  const row = { id, agency_id: agencyId, person_id: personId, asked_by: staffId, audience: 'The coroner', words: SAID, total: 0 };
  await insert('record_export', { ...row, ...made });
  await insert('record_export_file', { export_id: id, format: 'JSON', content: Buffer.from('{}'), sha256: 'of the file' });
  return id;
}

/** `restricted`: it has been decided, and stays as evidence only. */
export async function erasureOf(
  insert: Insert,
  { agencyId, staffId, personId, noteId }: About & { readonly noteId: string },
  restricted = false,
): Promise<string> {
  const id = randomUUID();
  const decided = { outcome: 'RESTRICTED', decided_by: staffId, decided_at: '2026-03-01T09:00:00Z', decided_words: SAID };
  await insert('erasure_request', {
    id,
    reference: `E-${id}`,
    agency_id: agencyId,
    person_id: personId,
    note_id: noteId,
    ground: 'INACCURATE',
    authority: 'DSR 4/27',
    words: SAID,
    asked_by: restricted ? randomUUID() : staffId,
    ...(restricted ? decided : {}),
  });
  return id;
}

/** Of the player's own agency, by a colleague, so that the player may be the second officer. */
export function keepingMakers(desk: SharingDesk, player: Player, home: Player) {
  const { players } = desk.stage.cast;
  const { agencyId } = players[player];
  const colleague =
    Object.values(players).find((one) => one.agencyId === agencyId && one.staffId !== players[player].staffId) ?? players[player];
  const { staffId } = colleague;
  const about = async () => ({ agencyId, staffId, personId: await desk.person() });
  const made = (make: (insert: Insert) => Promise<string>): Promise<string> => loaded(desk, make);
  const request = async (restricted: boolean): Promise<string> => {
    const of = await about();
    const noteId = await desk.note(home, of.personId);
    return made((insert) => erasureOf(insert, { ...of, noteId }, restricted));
  };
  return [
    ['legal hold', async () => { const of = await about(); return made((insert) => holdOf(insert, of)); }],
    ['erasure', () => request(false)],
    ['restriction', () => request(true)],
    ['record export', async () => {
      const of = { ...(await about()), staffId: players[player].staffId };
      return made((insert) => exportOf(insert, of));
    }],
    ['own answer', async () => ownAnswer(desk, player, await desk.person())],
  ] as const satisfies readonly (readonly [KeepingThing, () => Promise<string>])[]; // prettier-ignore
}

/** Given to another agency's question by the player's own. */
async function ownAnswer(desk: SharingDesk, player: Player, personId: string): Promise<string> {
  const { players } = desk.stage.cast;
  const to = players[player];
  const from = Object.values(players).find(({ agencyId }) => agencyId !== to.agencyId) ?? to;
  await loaded(desk, (insert) => enquiryToAnswer(insert, { from, to, personId }));
  const [answer] = await desk.rows<{ id: string }>(
    'select id from concordat.answer where person_id = $1 and agency_id = $2 limit 1',
    personId,
    to.agencyId,
  );
  if (!answer) throw new Error('nothing was answered');
  return answer.id;
}

async function loaded(desk: SharingDesk, make: (insert: Insert) => Promise<string>): Promise<string> {
  let id = '';
  await asLoader(desk.stage.database.ownerUrl, async (insert) => void (id = await make(insert)));
  return id;
}
