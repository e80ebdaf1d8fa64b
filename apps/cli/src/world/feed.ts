import { roshRow } from './directory-rows.js';
import type { Loader } from './loader.js';
import type { Slugs } from './slugs.js';
import type { FeedAct } from './world-acts.js';

/** What other systems would tell the product. There is no use case for it yet, so the loader writes it. */
export async function feed(act: FeedAct, loader: Loader, slugs: Slugs): Promise<void> {
  const person = slugs.id('person', act.person);
  await loader.asLoader(async () => {
    if (act.act === 'stage') {
      await loader.query('update concordat.person set stage = $2, release_at = coalesce($3, release_at) where id = $1', [
        person,
        act.stage,
        act.releaseAt ?? null,
      ]);
    } else if (act.act === 'rosh') {
      await loader.insert([['rosh_level', [{ person_id: person, ...roshRow(act, act.at, slugs) }]]]);
    } else {
      await loader.query(
        'update concordat.case_membership set lead_staff_id = $3 where person_id = $1 and agency_id = $2 and until is null',
        [person, slugs.id('agency', act.agency), slugs.id('staff', act.lead)],
      );
    }
  });
}
