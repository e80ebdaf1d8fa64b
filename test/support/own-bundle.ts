import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordPart, RecordStand } from '../../apps/portal/src/api/answers/own-record.js';
import { bundleText } from '../../apps/portal/src/journeys/our-record/bundle-text.js';
import type { Player } from './actors.js';
import type { SharingDesk } from './sharing-desk.js';

export interface OwnBundle {
  readonly log: string;
  readonly checkpoint: string;
  readonly checkpoints: readonly string[];
  readonly entries: readonly { readonly index: number; readonly entry: string; readonly disclosures: readonly string[] }[];
}

/** The bundle as the portal puts it together, as one player is given it; the second is its text. */
export async function bundleFor(desk: SharingDesk, player: Player): Promise<[OwnBundle, string]> {
  const { ownRecord: stand } = await desk.ask<{ ownRecord: RecordStand }>(player, 'OwnRecord');
  const ask = async (size: number, from: number) =>
    (await desk.ask<{ ownRecordPart: RecordPart | null }>(player, 'OwnRecordPart', { size, from })).ownRecordPart;
  const agency = { id: desk.stage.cast.players[player].agencyId, name: `The agency of ${player}` };
  let text = '';
  for await (const piece of bundleText({ agency, at: '2027-03-01T12:00:00.000Z', stand }, ask)) text += piece;
  return [JSON.parse(text) as OwnBundle, text];
}

/** For programs that read files: kept while `work` runs. */
export async function withFile<T>(text: string, work: (file: string) => T | Promise<T>): Promise<T> {
  const file = join(tmpdir(), `concordat-${randomBytes(8).toString('hex')}`);
  writeFileSync(file, text);
  try {
    return await work(file);
  } finally {
    rmSync(file, { force: true });
  }
}
