import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { setClock } from '../support/database.js';
import { SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(120_000);

let desk: SharingDesk;
let person: string;
interface Led {
  readonly staff: { readonly name: string } | null;
  readonly since: string;
  readonly until: string | null;
}
const at = (instant: string | null) => setClock(desk.stage.database.ownerUrl, instant);
const change = (set: string, ...values: unknown[]) =>
  desk.rows(`update concordat.case_membership set ${set} where person_id = $1 and until is null returning id`, person, ...values);
/** The clock of the tests runs on from where it is set. */
const minute = (instant: string): string => instant.slice(0, 16);
async function led(player: Player): Promise<unknown> {
  const { person: found } = await desk.ask<{ person: { leads: readonly Led[] } | null }>(player, 'CaseAbout', { id: person });
  return found?.leads.map(({ staff, since, until }) => [staff?.name ?? null, minute(since), until && minute(until)]);
}

beforeAll(async () => {
  desk = await SharingDesk.open();
  await at('2027-03-01T09:00:00Z');
  person = await aPerson().called('Reed', 'Marsh').knownTo(desk.stage.cast.players.policeManager).put(desk.stage.cast);
});
afterAll(async () => {
  await desk?.stage.strike();
});

it('keeps each time of leading when somebody takes over, nobody does, and the case ends; what else changes makes none', async () => {
  const { policeColleague } = desk.stage.cast.players;
  const [{ since } = { since: '' }] = await desk.rows<{ since: Date }>(
    'select since from concordat.case_membership where person_id = $1',
    person,
  );
  await at('2027-03-02T09:00:00Z');
  await change('lead_staff_id = $2', policeColleague.staffId);
  await at('2027-03-03T09:00:00Z');
  await change('lead_staff_id = $2', policeColleague.staffId);
  await change('leads = not leads');
  await change('lead_staff_id = null');
  await at('2027-03-04T09:00:00Z');
  await change(`until = '2027-03-04T08:00:00Z'`);
  const times = [
    [null, '2027-03-03T09:00', '2027-03-04T08:00'],
    ['Ash Pell', '2027-03-02T09:00', '2027-03-03T09:00'],
    ['Wren Adeyemi', minute(new Date(since).toISOString()), '2027-03-02T09:00'],
  ];
  expect(await led('policeColleague')).toEqual(times);
  await expect(desk.rows(`update concordat.case_lead set staff_id = null`)).rejects.toThrow(/change/);
  await expect(desk.rows(`delete from concordat.case_lead`)).rejects.toThrow(/change/);
});

it('is read under the rule of the case: not where the person is not known', async () => {
  for (const player of ['practitioner', 'housingOfficer'] as const) expect([player, await led(player)]).toEqual([player, undefined]);
});
