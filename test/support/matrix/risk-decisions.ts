import { randomUUID } from 'node:crypto';
import { asLoader } from '../loader.js';
import { riskDecisionRow } from '../planted-risk-decision.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import { opens, type Thing, worksWithCases } from './things.js';

/** About every case a risk-management decision that its holder took. */
export async function riskDecisionThings({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      const by = { agencyId: holder.agencyId, staffId: holder.staffId, unitId: holder.unitIds[0] ?? '' };
      await insert('risk_decision', riskDecisionRow({ id, personId, by, ledgerEntryId }));
      const readableBy: Thing['readableBy'] = (who) => worksWithCases(who) && who.agencyId === holder.agencyId && opens(who, one);
      things.push({ kind: 'risk decision', state, id, of: one, readableBy });
    }
  });
  return things;
}
