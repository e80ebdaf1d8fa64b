import { randomUUID } from 'node:crypto';
import type { Member } from '../actors.js';
import { asLoader } from '../loader.js';
import { reassignmentOf, unsafeWorkOf } from '../sound-team.js';
import type { Stage } from '../stage.js';
import type { State } from './cases.js';
import type { Principal } from './principals.js';
import { supervises, type Thing } from './things.js';

const overAll = (who: Principal): boolean => who.roles.some((role) => role === 'SHARING_AUDITOR' || role === 'AGENCY_ADMINISTRATOR');
const inUnits = (who: Principal, { unitId }: Member): boolean => supervises(who) && who.unitIds.includes(unitId);

/** A unit as whoever answers for it sees it, somebody of it as whoever supervises them does, and that they are away. */
export async function teamThings({ cast, database }: Stage): Promise<Thing[]> {
  const { policeManager, hillsideManager, practitioner, prisonSecurity } = cast.players;
  const all: readonly [State, Member][] = [
    ['own', policeManager],
    ['same agency, other unit', hillsideManager],
    ['received', practitioner],
    ['other agency', prisonSecurity],
  ];
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const [state, of] of all) {
      const { agencyId, unitId, staffId } = of;
      const id = randomUUID();
      await insert('absence', {
        id,
        agency_id: agencyId,
        unit_id: unitId,
        staff_id: staffId,
        kind: 'OTHER',
        from_on: '2099-01-01',
        recorded_by: staffId,
      });
      const own = (who: Principal): boolean => who.signedIn && who.agencyId === agencyId;
      const theirs = (who: Principal): boolean => own(who) && (who.staffId === staffId || inUnits(who, of));
      things.push({ kind: 'team unit', state, id: unitId, readableBy: (who) => own(who) && (overAll(who) || inUnits(who, of)) });
      things.push({ kind: 'own person', state, id: staffId, readableBy: theirs });
      things.push({ kind: 'absence', state, id, readableBy: theirs });
      const work = randomUUID();
      await insert('work_item', {
        id: work,
        agency_id: agencyId,
        unit_id: unitId,
        kind: 'NOT_FOR_US',
        summary: 'Made up',
        dedupe_key: work,
      });
      things.push({ kind: 'team work', state, id: work, readableBy: (who) => own(who) && (overAll(who) || inUnits(who, of)) });
      const act = await reassignmentOf(insert, { agencyId, unitId, staffId, taker: staffId });
      things.push({ kind: 'changed hands', state, id: act, readableBy: theirs });
      const unsafe = await unsafeWorkOf(insert, of);
      things.push({ kind: 'unsafe work', state, id: unsafe, readableBy: (who) => own(who) && (overAll(who) || inUnits(who, of)) });
    }
  });
  return things;
}
