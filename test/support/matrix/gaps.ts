import { asLoader } from '../loader.js';
import { gapOf } from '../sound-gaps.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import type { Principal } from './principals.js';
import { opens, supervises, type Thing } from './things.js';

const audits = (who: Principal): boolean =>
  who.signedIn && who.roles.some((role) => ['INFORMATION_GOVERNANCE_OFFICER', 'SHARING_AUDITOR'].includes(role));

/** About every case what stands unexplained with its holder's unit. */
export async function gapThings({ database, cast }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const { agencyId } = holder;
      const [unitId = ''] = holder.unitIds;
      const { police, probation } = cast.agencies;
      const recipientAgencyId = agencyId === probation ? police : probation;
      const id = await gapOf(insert, { agencyId, unitId, personId, recipientAgencyId, noteId: one.grave });
      const readableBy = (who: Principal): boolean =>
        who.agencyId === agencyId && (audits(who) || (supervises(who) && who.unitIds.includes(unitId))) && opens(who, one);
      things.push({ kind: 'gap', state, id, of: one, readableBy });
    }
  });
  return things;
}
