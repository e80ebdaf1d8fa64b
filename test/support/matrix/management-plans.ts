import { randomUUID } from 'node:crypto';
import { asLoader } from '../loader.js';
import { managementPlanRow } from '../planted-management-plan.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import { opens, type Thing, worksWithCases } from './things.js';

/** About every case a management plan of its holder. */
export async function planThings({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      const by = { agencyId: holder.agencyId, staffId: holder.staffId, unitId: holder.unitIds[0] ?? '' };
      await insert('management_plan', managementPlanRow({ id, personId, by, ledgerEntryId }));
      const readableBy: Thing['readableBy'] = (who) => worksWithCases(who) && who.agencyId === holder.agencyId && opens(who, one);
      things.push({ kind: 'management plan', state, id, of: one, readableBy });
    }
  });
  return things;
}
