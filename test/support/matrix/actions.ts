import { randomUUID } from 'node:crypto';
import { asLoader } from '../loader.js';
import { actionRows, declinedRow } from '../planted-action.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import { opens, type Thing, worksWithCases } from './things.js';

/** About every case what its holder's agency has set for the one that something was sent to: to be done, to be settled, declined. */
export async function actionThings({ database, cast }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const players = Object.values(cast.players);
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const to = players.find(({ agencyId, unitId }) => agencyId === one.to.agencyId && unitId);
      if (!to) throw new Error('nobody of that agency');
      const by = { agencyId: holder.agencyId, staffId: holder.staffId, unitId: holder.unitIds[0] ?? '' };
      const readableBy: Thing['readableBy'] = (who) =>
        worksWithCases(who) && [by.agencyId, to.agencyId].includes(who.agencyId) && opens(who, one);
      for (const kind of ['action', 'action set', 'action declined'] as const) {
        const declined = kind === 'action declined';
        const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
        const action = { id, personId, by, to, ledgerEntryId, more: declined ? { state: 'DECLINED', events: 2 } : {} };
        await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
        for (const [table, row] of actionRows(action)) await insert(table, row);
        if (declined) await insert('action_event', declinedRow(action, to.staffId));
        things.push({ kind, state, id, of: one, readableBy });
      }
    }
  });
  return things;
}
