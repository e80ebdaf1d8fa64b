import { randomUUID } from 'node:crypto';
import { asLoader } from '../loader.js';
import { importRows } from '../planted-import.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import type { Principal } from './principals.js';
import { supervises, type Thing, writes } from './things.js';

export const brought = (who: Principal, { of }: Pick<Thing, 'of'>): boolean => writes(who) && who.staffId === of?.holder.staffId;

/** About every case what its holder brings in: one that takes rows still, and one that waits to be confirmed. */
export async function importThings({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const by = { agencyId: holder.agencyId, staffId: holder.staffId, unitId: holder.unitIds[0] ?? '' };
      const readableBy: Thing['readableBy'] = (who) =>
        who.agencyId === by.agencyId && (brought(who, { of: one }) || (supervises(who) && who.unitIds.includes(by.unitId)));
      for (const kind of ['import', 'import begun'] as const) {
        const id = randomUUID();
        for (const [table, row] of importRows({ id, by, personId: kind === 'import' ? personId : null })) await insert(table, row);
        things.push({ kind, state, id, of: one, readableBy });
      }
    }
  });
  return things;
}
