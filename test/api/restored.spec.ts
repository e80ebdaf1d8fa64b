import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepErasures, recordErasures } from '@lib/governance';
import { Sealer } from '@lib/ledger';
import pg from 'pg';
import { eraseAgain } from '../../apps/cli/src/database/erase-again.js';
import { TestApi } from '../support/api.js';
import { asOwner, copyOf, type FreshDatabase } from '../support/database.js';
import { LogKeepers } from '../support/log-keepers.js';
import { recorded } from '../support/loader.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { until, untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
const SECRET = 'He was seen with a crossbow at the reservoir';
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer | undefined;
/** The whole database as it was yesterday, and an API on it. */
let yesterday: FreshDatabase;
let api: TestApi | undefined;
let folder: string;
let person: string;
let signed: number;
/** A note that may be shared on either day. */
let still: string;

const sizeOf = async ({ ownerUrl }: FreshDatabase): Promise<number> =>
  Number(
    (await recorded<{ size: string }>(ownerUrl, 'select max(size) as size from concordat.ledger_checkpoint where note is not null'))[0]
      ?.size,
  );
const said = async (): Promise<string | undefined> =>
  (await recorded<{ why: string | null }>(yesterday.ownerUrl, 'select halted_why as why from concordat.ledger_state'))[0]?.why ?? undefined;
const asIntegrator = async <T>(database: FreshDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: database.integratorUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
const share = async (words: string): Promise<string> => {
  const note = await desk.note('policeManager', person, (one) => one.saying(words));
  await desk.shared('policeManager', 'practitioner', person, [note]);
  return note;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-restored-'));
  keepers = await LogKeepers.start(2);
  desk = await SharingDesk.open();
  person = await desk.person();
  const { database } = desk.stage;
  sealer = new Sealer(keepers.places(database.integratorUrl), QUIET);
  const note = await share(SECRET);
  still = await desk.note('policeManager', person, (one) => one.saying('Something that stays'));
  await untilSealed(database.ownerUrl, { witnesses: 2 });
  await sealer.stop();
  yesterday = await copyOf(database);

  sealer = new Sealer(keepers.places(database.integratorUrl), QUIET);
  await share('Something of today');
  await desk.rows(
    `insert into concordat.post (agency_id, unit_id, staff_id, role, held_from)
     select agency_id, unit_id, staff_id, 'INFORMATION_GOVERNANCE_OFFICER', held_from from concordat.post where staff_id = $1`,
    desk.stage.cast.players.policeAuditor.staffId,
  );
  const asked = { noteId: note, ground: 'LEGAL_OBLIGATION', authority: 'Order 9', words: 'A court ordered it' };
  const { request } = (await desk.other('policeGovernor', 'AskForErasure', asked)) as { request: { id: string } };
  expect(await desk.other('policeAuditor', 'DecideErasure', { id: request.id, outcome: 'ERASED', words: 'As ordered by the court' })).toMatchObject({ __typename: 'ErasureDone' }); // prettier-ignore
  await asIntegrator(database, (client) => keepErasures(client, folder));
  await untilSealed(database.ownerUrl, { witnesses: 2 });
  signed = await sizeOf(database);
  await sealer.stop();
});
afterAll(async () => {
  await api?.stop();
  await sealer?.stop();
  await keepers?.stop();
  await yesterday?.drop();
  await desk?.stage.strike();
  rmSync(folder, { recursive: true, force: true });
});

describe('a whole database of yesterday, put in the place of today’s', () => {
  it('is erased again of what was erased since, before anything is started on it', async () => {
    const holding = () => recorded(yesterday.ownerUrl, 'select 1 from concordat.share_item where body = $1', SECRET);
    expect(await holding()).toHaveLength(1);
    expect(await eraseAgain(yesterday.ownerUrl, folder)).toBe(1);
    expect(await holding()).toEqual([]);
  });

  it('is found to be behind what was signed: it says so and by how much, and nothing of it is signed', async () => {
    const before = await sizeOf(yesterday);
    expect(before).toBeLessThan(signed);
    sealer = new Sealer(keepers.places(yesterday.integratorUrl), QUIET);
    await until(async () => (await said()) !== undefined);
    expect(await said()).toBe(`The signer has seen a record of ${signed} entries, and the database holds ${before}.`);
    expect(await sizeOf(yesterday)).toBe(before);
  });

  it('only reads: an act is refused as a whole, and what is there is shown', async () => {
    api = await TestApi.start(yesterday, desk.stage.issuer);
    const { policeManager } = desk.stage.cast.players;
    const ask = (operationName: string, variables: object) => api!.post(JSON.stringify({ operationName, variables }), policeManager.token);
    const input = { key: 'after-the-restore', personId: person, mode: 'URGENT', urgentReason: 'He is at her door', recipients: [{ ...desk.to('practitioner', [{ noteIds: [still], outcome: 'SHARED' }]), gateway: 'VITAL_INTERESTS' }] }; // prettier-ignore
    const sets = () => recorded(yesterday.ownerUrl, 'select count(*)::int as n from concordat.decision_set');
    const before = await sets();
    const refused = await ask('DecideSharing', { input });
    expect(refused.errors?.[0]?.extensions.code ?? refused.text).toBe('READ_ONLY');
    expect(await sets()).toEqual(before);
    expect((await ask('CaseFile', { id: person })).errors).toBeUndefined();
  });

  it('takes the entry of what was erased again only when it may be written, and loses it no more than the erasure', async () => {
    const record = () => asIntegrator(yesterday, recordErasures);
    expect(await record()).toBe(0);
    await asOwner(yesterday.ownerUrl, (client) => client.query('update concordat.ledger_state set halted_at = null, halted_why = null'));
    expect(await record()).toBe(1);
  });
});
