import { randomUUID } from 'node:crypto';
import { asLoader } from '../loader.js';
import { thirdPartyDisclosureRow } from '../planted-third-party-disclosure.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import { opens, type Thing, worksWithCases } from './things.js';

/** About every case two proposals of its holder to tell somebody: one that waits for a decision, one that is to be told. */
export async function disclosureThings({ database, cast }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const by = { agencyId: holder.agencyId, staffId: holder.staffId, unitId: holder.unitIds[0] ?? '' };
      const decided = {
        decided_by: cast.players.policeSupervisor.staffId, decided_at: '2026-01-05T09:00:00Z', decided_as: 'Inspector', outcome: 'TELL', why: 'To protect her.',
        exact_words: 'Take care.',
      }; // prettier-ignore
      const readableBy: Thing['readableBy'] = (who) => worksWithCases(who) && who.agencyId === holder.agencyId && opens(who, one);
      for (const [kind, more] of [
        ['disclosure', {}],
        ['disclosure to tell', decided],
      ] as const) {
        const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
        await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
        await insert('third_party_disclosure', thirdPartyDisclosureRow({ id, personId, by, ledgerEntryId, more }));
        things.push({ kind, state, id, of: one, readableBy });
      }
    }
  });
  return things;
}
