import { asLoader, recorded } from '../loader.js';
import { erasureOf, exportOf, holdOf } from '../sound-keeping.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import type { Principal } from './principals.js';
import { opens, type Thing, worksWithCases } from './things.js';

const governs = (who: Principal): boolean => who.signedIn && who.roles.includes('INFORMATION_GOVERNANCE_OFFICER');

const audits = (who: Principal): boolean =>
  who.signedIn && who.roles.some((role) => role === 'INFORMATION_GOVERNANCE_OFFICER' || role === 'SHARING_AUDITOR');

/** About every case a hold and a request of its holder's agency, and what was answered about it by whoever was asked. */
export async function keepingThings({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const about = { agencyId: holder.agencyId, staffId: holder.staffId, personId };
      const readableBy = (who: Principal): boolean => governs(who) && who.agencyId === holder.agencyId && opens(who, one);
      things.push({ kind: 'legal hold', state, id: await holdOf(insert, about), of: one, readableBy });
      const audited = (who: Principal): boolean => audits(who) && who.agencyId === holder.agencyId && opens(who, one);
      things.push({ kind: 'record export', state, id: await exportOf(insert, about), of: one, readableBy: audited });
      things.push({ kind: 'erasure', state, id: await erasureOf(insert, { ...about, noteId: one.grave }), of: one, readableBy });
    }
  });
  for (const one of cases) {
    const given = await recorded<{ id: string; agency_id: string }>(
      database.ownerUrl,
      'select id, agency_id from concordat.answer where person_id = $1 order by id limit 1',
      one.personId,
    );
    for (const { id, agency_id } of given)
      things.push({
        kind: 'own answer',
        state: one.state,
        id,
        of: one,
        readableBy: (who) => worksWithCases(who) && who.agencyId === agency_id && opens(who, one),
      });
  }
  return things;
}
