import { type NoteCategory, noteCategories } from '@lib/risk';
import { SharingDesk } from '../support/sharing-desk.js';
import { buildWorker, workOnce } from '../support/worker.js';

/*
 * A machine interface that passes on a list of alert codes passes the wrong ones: escape from supervision and an illness go, violence does
 * not. Here an agency shares the notes that answer to such codes, and the rule asks for each of the others.
 */
const TOLD = ['XC', 'XILLENT'];
const KEPT = ['RDV', 'RPB', 'RKC', 'XVL', 'XGANG'];
const categoryFor = (code: string): NoteCategory => {
  const found = noteCategories().find(({ prisonAlertCodes }) => prisonAlertCodes.includes(code));
  if (!found) throw new Error(`no category answers to ${code}`);
  return found;
};
let desk: SharingDesk;
beforeAll(async () => {
  buildWorker();
  desk = await SharingDesk.open();
}, 180_000);
afterAll(() => desk?.stage.strike());

it(`shares ${TOLD.join(' and ')}: each of ${KEPT.join(', ')} is a gap towards that recipient`, async () => {
  const person = await desk.person();
  const record = (code: string): Promise<string> => {
    const { code: category, group, defaultLevel: level } = categoryFor(code);
    return desk.note('prisonSecurity', person, (note) => note.with({ category, category_group: group, level }));
  };
  const told = await Promise.all(TOLD.map(record));
  const kept = await Promise.all(KEPT.map(record));
  const share = await desk.urgently('prisonSecurity', { personId: person, recipients: [{ agencyId: desk.stage.cast.agencies.police }], noteIds: told }); // prettier-ignore
  expect(share.__typename).toBe('SharedReceipt');
  // The grace of an urgent share ends: from then on nothing explains what was left out.
  await desk.rows(`update concordat.clock set shift = shift + interval '2 days'`);
  const { code, err } = await workOnce(desk.stage.database.workerUrl);
  expect([code, err]).toEqual([0, '']);
  const found = await desk.rows<{ unexplained: string[]; unit_id: string }>(
    'select unexplained, unit_id from concordat.gap where person_id = $1 and agency_id = $2 and recipient_agency_id = $3 and ended_at is null',
    person,
    desk.stage.cast.agencies.prison,
    desk.stage.cast.agencies.police,
  );
  expect(found).toEqual([{ unit_id: desk.stage.cast.units.security, unexplained: [...kept].sort() }]);
});
