import { asLoader } from '../loader.js';
import { findingOf, sampledOf } from '../sound-sampling.js';
import type { Stage } from '../stage.js';
import type { Case } from './cases.js';
import type { Principal } from './principals.js';
import { opens, samples, type Thing } from './things.js';

/** About every case a sample that its decision was drawn in, the decision as it was drawn, and another of which something was found. */
export async function samplingThings({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const of of cases) {
      const { state, holder, personId, decisionId } = of;
      const { agencyId, staffId } = holder;
      const taken = { id: decisionId, personId, agencyId, staffId, unitId: holder.unitIds[0] ?? '' };
      const theirs = (who: Principal): boolean => samples(who) && who.agencyId === agencyId;
      const readableBy = (who: Principal): boolean => theirs(who) && opens(who, of);
      const { sample, sampled } = await sampledOf(insert, taken);
      things.push({ kind: 'decision sample', state, id: sample, readableBy: theirs });
      things.push({ kind: 'sampled decision', state, id: sampled, of, readableBy });
      things.push({ kind: 'sample finding', state, id: await findingOf(insert, taken), of, readableBy });
    }
  });
  return things;
}
