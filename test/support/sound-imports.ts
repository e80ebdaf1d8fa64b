import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { importRows } from './planted-import.js';
import type { SharingDesk } from './sharing-desk.js';

/** What the player brings in: one that waits to be confirmed, and one that takes rows still. */
export const IMPORT_THINGS = ['import', 'import begun'] as const;
export const IMPORT_AT: Readonly<Record<string, (typeof IMPORT_THINGS)[number]>> = {
  'recordImport.id': 'import',
  'StageImportRowsInput.importId': 'import begun',
  importId: 'import',
};
export const SOUND_IMPORTS: Readonly<Record<string, unknown>> = {
  'BeginImportInput.kind': 'NOTES',
  'BeginImportInput.label': 'Notes from the old system, as the officer says so',
  'BeginImportInput.heads': ['Person', 'Category', 'Fact or assessment', 'What you know', 'When it happened', 'How you know'],
  'StageImportRowsInput.batch': 0,
  'StageImportRowsInput.last': true,
  'ImportRowInput.line': 2,
  'recordImport.fate': 'NEW',
};

export function importMakers(desk: SharingDesk, player: Player) {
  const by = desk.stage.cast.players[player];
  const make = async (waits: boolean): Promise<string> => {
    const id = randomUUID();
    const personId = waits ? await desk.person() : null;
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      for (const [table, row] of importRows({ id, by, personId })) await insert(table, row);
    });
    return id;
  };
  return [
    ['import', () => make(true)],
    ['import begun', () => make(false)],
  ] as const;
}
