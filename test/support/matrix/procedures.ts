import { asLoader } from '../loader.js';
import { type InRunOf, plantRun } from '../planted-run.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import { opens, type Thing, worksWithCases } from './things.js';

/** About every case a run that its holder began, in which the agency takes part that something was sent to. */
export async function procedureThings({ database, cast }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const players = Object.values(cast.players);
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, to, personId } = one;
      const [by, other] = [holder, to].map(({ agencyId }) => players.find((player) => player.agencyId === agencyId));
      if (!by || !other) throw new Error('nobody of that agency');
      const begun: InRunOf = { ...by, staffId: holder.staffId, unitId: holder.unitIds[0] ?? by.unitId };
      const id = await plantRun(insert, { personId, by: begun, colleague: other, others: [other] });
      const parties = [holder.agencyId, to.agencyId];
      const readableBy: Thing['readableBy'] = (who) => worksWithCases(who) && parties.includes(who.agencyId) && opens(who, one);
      things.push({ kind: 'run', state, id, of: one, readableBy });
    }
  });
  return things;
}
