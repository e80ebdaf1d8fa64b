import { asOwner } from '../support/database.js';
import { districts } from '../support/districts.js';
import { ToldWorld } from '../support/told-world.js';

interface AgencyFlow {
  readonly sent: number;
  readonly sentItems: number;
  readonly received: number;
  readonly receivedItems: number;
  readonly decided: number;
  readonly decidingHalf: number | null;
  readonly decidingMost: number | null;
  readonly opened: number;
  readonly openingHalf: number | null;
  readonly openingMost: number | null;
  readonly unopened: number;
  readonly agency: { readonly shortName: string };
}
interface Flow {
  readonly sharingFlow: { readonly partners: readonly AgencyFlow[]; readonly morePartners: boolean; readonly whole: boolean };
}

jest.setTimeout(120_000);
/** Two days earlier than there: where all times are alike, a median is no other figure than a 95th percentile. */
const acts = districts.acts
  .map((act) => (act.act === 'note' && act.id === 'hills-address' ? { ...act, at: '2027-01-04T09:00:00Z', happenedOn: '2027-01-04' } : act))
  .sort((a, b) => a.at.localeCompare(b.at));
let world: ToldWorld;
beforeAll(async () => {
  world = await ToldWorld.asAt({ ...districts, acts }, '2027-01-20T09:00:00Z');
});
afterAll(() => world.strike());

const FIELDS = `partners { sent sentItems received receivedItems decided decidingHalf decidingMost opened openingHalf openingMost unopened agency { shortName } } morePartners whole`;
const WALKED = `query ($from: Instant, $to: Instant) { sharingFlow(from: $from, to: $to) @include(if: true) { ${FIELDS} } }`;
const flow = async (subject: string, period: object = {}): Promise<readonly AgencyFlow[]> => {
  const { sharingFlow } = await world.tell<Flow>(subject, 'SharingFlow', period);
  const walked = await world.raw<Flow>(subject, WALKED, period);
  const bare = (list: readonly AgencyFlow[] | undefined) => list?.map((one) => ({ ...one, agency: one.agency.shortName }));
  expect(sharingFlow.whole).toBe(true);
  expect(bare(walked.data?.sharingFlow.partners)).toEqual(bare(sharingFlow.partners));
  return sharingFlow.partners;
};
const counts = (partners: readonly AgencyFlow[]): unknown[] =>
  partners.map(({ agency, sent, sentItems, received, receivedItems }) => [agency.shortName, sent, sentItems, received, receivedItems]);
const rows = async <Row extends object>(sql: string): Promise<Row[]> =>
  (await asOwner(world.database.ownerUrl, (owner) => owner.query(sql))).rows as Row[];

it.each([
  ['the supervisor of one district', 'riverside-sergeant', [['Probation', 1, 1, 1, 1]]],
  ['the supervisor of the other, who was sent nothing', 'hillside-sergeant', [['Probation', 1, 1, 0, 0]]],
  ['the supervisor above both', 'force-inspector', [['Probation', 2, 2, 1, 1]]],
  ['the auditor of the agency', 'police-auditor', [['Probation', 2, 2, 1, 1]]],
  ['the head of the other agency', 'probation-head', [['Police', 1, 1, 2, 2]]],
])('is counted for %s over what they may read', async (_who, subject, expected) => {
  expect(counts(await flow(subject))).toEqual(expected);
});

it('is refused to whoever answers for nobody, and a withholding is in no count', async () => {
  for (const subject of ['riverside-manager', 'council-officer', 'police-records', 'police-administrator']) {
    const { errors } = await world.ask(subject, 'SharingFlow');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const [kept] = await rows<{ n: number }>(`select count(*)::int n from concordat.decision where outcome = 'WITHHELD'`);
  expect(kept?.n).toBeGreaterThan(0);
});

it('times are those of the rows: from recorded to sent, from sent to opened', async () => {
  const [probation] = await flow('police-auditor');
  const ROWS = `select extract(epoch from s.sent_at - n.recorded_at)::float as deciding, extract(epoch from s.first_seen_at - s.sent_at)::float as opening
    from concordat.share s join concordat.share_item i on i.share_id = s.id join concordat.risk_note n on n.id = i.note_id
    join concordat.agency a on a.id = s.sender_agency_id where a.kind = 'POLICE' and s.told_how = 'PORTAL'`;
  const found = await rows<{ deciding: number; opening: number | null }>(ROWS);
  const [quick = NaN, slow = NaN] = found.map((row) => row.deciding).sort((a, b) => a - b);
  expect(Math.round(slow - quick)).toBe(2 * 86_400);
  const expected = [2, Math.round((quick + slow) / 2), Math.round(quick + 0.95 * (slow - quick))];
  expect([probation?.decided, probation?.decidingHalf, probation?.decidingMost]).toEqual(expected);
  const opened = found.filter(({ opening }) => opening !== null).length;
  expect([probation?.opened, probation?.unopened]).toEqual([opened, 2 - opened]);
  expect(probation?.openingHalf === null).toBe(opened === 0);
});

it('holds what was recorded in the period and nothing else', async () => {
  const [{ at } = { at: new Date(0) }] = await rows<{ at: Date }>(`select min(at) as at from concordat.trail_entry where kind = 'SENT'`);
  const first = at.toISOString();
  const after = new Date(at.getTime() + 1).toISOString();
  const [all] = await flow('police-auditor', { from: first });
  const [one] = await flow('police-auditor', { from: first, to: after });
  expect(all?.sent).toBe(2);
  expect((one?.sent ?? 0) + (one?.received ?? 0)).toBe(1);
  expect(await flow('police-auditor', { to: first })).toEqual([]);
});

it('is counted by the rules of the trail as well: with row security gone the figures are the same', async () => {
  const weakened = `create policy anybody on concordat.trail_entry for select to concordat_api using (true)`;
  await rows(weakened);
  try {
    const [probation] = await flow('hillside-sergeant');
    expect([probation?.sent, probation?.received]).toEqual([1, 0]);
  } finally {
    await rows('drop policy anybody on concordat.trail_entry');
  }
});

it('that somebody looked, and at which period, is in the access log', async () => {
  await flow('police-auditor', { from: '2027-01-01T00:00:00Z' });
  const [row] = await rows(`select act, operation, details from concordat.access_log where subject_type = 'SharingFlow' order by at desc limit 1`); // prettier-ignore
  expect(row).toMatchObject({ act: 'CONSULTATION', details: expect.objectContaining({ from: expect.stringContaining('2027-01-01') }) });
});

it('of more than it counts it says so, and counts the newest', async () => {
  const columns =
    'agency_id, at, person_id, kind, outcome, unit_id, staff_id, from_agency_id, to_agency_id, share_id, set_id, category, level';
  await rows(`insert into concordat.trail_entry (id, ${columns}) select uuidv7(), ${columns.replace('at,', `at - interval '1 second',`)}
    from concordat.trail_entry, generate_series(1, 5000) where kind = 'SENT' and unit_id = (select id from concordat.unit where name = 'Hillside')`); // prettier-ignore
  const { sharingFlow } = await world.tell<Flow>('police-auditor', 'SharingFlow');
  expect(sharingFlow.whole).toBe(false);
  expect(sharingFlow.partners.map(({ sent, received }) => sent + received)).toEqual([5_000]);
  // What was received is newer than the copies; the oldest that were sent are left out.
  expect(sharingFlow.partners[0]?.received).toBe(1);
});
