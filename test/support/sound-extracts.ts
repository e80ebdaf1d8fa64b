import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader, type Insert } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';
import { day } from './sound-variants.js';

/** Extracts of the access log: one that somebody else asked for, and one's own that was approved. */
export const EXTRACT_THINGS = ['access extract', 'access extract to take'] as const;
type ExtractThing = (typeof EXTRACT_THINGS)[number];
export const EXTRACT_AT: Readonly<Record<string, ExtractThing>> = {
  'accessExtract.id': 'access extract',
  'DecideAccessExtractInput.id': 'access extract',
  'TakeAccessExtractInput.id': 'access extract to take',
};
export const SOUND_EXTRACTS: Readonly<Record<string, unknown>> = {
  'AskForAccessExtractInput.fromDay': day(-30),
  'AskForAccessExtractInput.toDay': day(-2),
  'AskForAccessExtractInput.lawfulUse': 'SELF_MONITORING',
  'TakeAccessExtractInput.format': 'JSONL',
};
export const EXTRACTS_ALSO_GIVEN = ['AskForAccessExtractInput.personId'];

interface Asked {
  readonly agencyId: string;
  /** Who asked. */
  readonly staffId: string;
  readonly personId: string;
  /** Who approved it, if anybody did. */
  readonly approvedBy?: string;
}
export async function accessExtractOf(insert: Insert, { agencyId, staffId, personId, approvedBy }: Asked): Promise<string> {
  const id = randomUUID();
  const said = { audience: 'The court', words: 'The order says so', legal_demand: 'Order 4/27', lawful_use: 'CRIMINAL_PROCEEDINGS' };
  const row = { id, agency_id: agencyId, person_id: personId, asked_by: staffId, from_day: '2026-01-01', to_day: '2026-01-31', ...said };
  const decided = { outcome: 'APPROVED', decided_by: approvedBy, decided_at: '2026-03-01T09:00:00Z', decided_words: 'It is in force' };
  await insert('access_extract', { ...row, ...(approvedBy !== undefined && { ...decided, take_until: '2100-01-01T00:00:00Z' }) });
  return id;
}

/** Of the player's own agency: asked for by a colleague so that the player may decide, or by the player and approved by a colleague. */
export function extractMakers(desk: SharingDesk, player: Player) {
  const { players } = desk.stage.cast;
  const { agencyId, staffId: mine } = players[player];
  const colleague = Object.values(players).find((one) => one.agencyId === agencyId && one.staffId !== mine);
  const made = async (of: Omit<Asked, 'agencyId' | 'personId'>): Promise<string> => {
    const personId = await desk.person();
    let id = '';
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      id = await accessExtractOf(insert, { agencyId, personId, ...of });
    });
    return id;
  };
  const theirs = colleague?.staffId ?? mine;
  return [
    ['access extract', () => made({ staffId: theirs })],
    ['access extract to take', () => made({ staffId: mine, ...(theirs !== mine && { approvedBy: theirs }) })],
  ] as const satisfies readonly (readonly [ExtractThing, () => Promise<string>])[];
}
