import { randomUUID } from 'node:crypto';
import { asLoader } from '../loader.js';
import { conferenceRows, itemRow } from '../planted-conference.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import { opens, type Thing, worksWithCases } from './things.js';

/** About every case a place on the agenda of a conference that its holder calls, to which whoever something was sent to is invited. */
export async function conferenceThings({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, to, personId } = one;
      const by = { agencyId: holder.agencyId, staffId: holder.staffId, unitId: holder.unitIds[0] ?? '' };
      const agencyIds = [...new Set([holder.agencyId, to.agencyId])];
      const [id, itemId, ledgerEntryId] = [randomUUID(), randomUUID(), randomUUID()];
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      for (const [table, row] of conferenceRows({ id, by, agencyIds, ledgerEntryId })) await insert(table, row);
      await insert('conference_item', itemRow({ id: itemId, conferenceId: id, personId, by, agencyIds, ledgerEntryId }));
      const invited: Thing['readableBy'] = (who) => worksWithCases(who) && agencyIds.includes(who.agencyId);
      things.push({ kind: 'conference', state, id, of: one, readableBy: invited });
      for (const kind of ['agenda item', 'agenda item unsaid'] as const)
        things.push({ kind, state, id: itemId, of: one, readableBy: (who) => invited(who) && opens(who, one) });
    }
  });
  return things;
}
