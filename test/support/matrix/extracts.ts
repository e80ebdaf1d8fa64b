import { asLoader } from '../loader.js';
import { accessExtractOf } from '../sound-extracts.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import type { Principal } from './principals.js';
import { opens, type Thing } from './things.js';

const audits = (who: Principal): boolean =>
  who.signedIn && who.roles.some((role) => role === 'INFORMATION_GOVERNANCE_OFFICER' || role === 'SHARING_AUDITOR');

/** About every case an extract that its holder asked for, and one of theirs that somebody approved. */
export async function extractThings({ database, cast }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const one of cases) {
      const { state, holder, personId } = one;
      const { agencyId, staffId } = holder;
      const readableBy = (who: Principal): boolean => audits(who) && who.agencyId === agencyId && opens(who, one);
      const { policeGovernor, policeAuditor } = cast.players;
      const approvedBy = staffId === policeGovernor.staffId ? policeAuditor.staffId : policeGovernor.staffId;
      const asked = { agencyId, staffId, personId };
      things.push({ kind: 'access extract', state, id: await accessExtractOf(insert, asked), of: one, readableBy });
      const approved = await accessExtractOf(insert, { ...asked, approvedBy });
      things.push({ kind: 'access extract to take', state, id: approved, of: one, readableBy });
    }
  });
  return things;
}
