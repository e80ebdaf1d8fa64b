import { issueStatements, Sealer } from '@lib/ledger';
import pg from 'pg';
import { bundle } from '../../apps/verify/src/commands/bundle.js';
import { statement } from '../../apps/verify/src/commands/statement.js';
import type { Player } from '../support/actors.js';
import { asOwner } from '../support/database.js';
import { LogKeepers } from '../support/log-keepers.js';
import { bundleFor, withFile } from '../support/own-bundle.js';
import { openAll } from '../support/proof-reader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer | undefined;
let person: string;
let withheld: string;

const opened = (entry: string, disclosures: readonly string[]) =>
  openAll((JSON.parse(Buffer.from(entry, 'base64').toString('utf8')) as { sd: string[] }).sd, disclosures);
const witnessed = () => untilSealed(desk.stage.database.ownerUrl, { witnesses: 2 });
async function issue(): Promise<void> {
  const client = new pg.Client({ connectionString: desk.stage.database.integratorUrl });
  await client.connect();
  await issueStatements(client).finally(() => client.end());
  await witnessed();
}
/** As somebody of an agency with a role that nobody of the cast has there: what the database itself would hand over. */
async function entriesFor(player: Player, role: string): Promise<{ index: number; entry: Buffer; disclosures: string[] }[]> {
  const { agencyId, staffId } = desk.stage.cast.players[player];
  return asOwner(desk.stage.database.ownerUrl, async (client) => {
    await client.query('begin; set local role concordat_api');
    for (const [name, value] of [
      ['agency_id', agencyId],
      ['staff_id', staffId],
      ['roles', `{${role}}`],
    ])
      // prettier-ignore
      await client.query('select set_config($1, $2, true)', [`app.${name}`, value]);
    const { rows } = await client.query('select leaf_index::int as index, entry, disclosures from concordat.own_entries(0, 100000, 500)');
    return rows as never;
  });
}

beforeAll(async () => {
  keepers = await LogKeepers.start(2);
  desk = await SharingDesk.open();
  sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
  person = await desk.person();
  const shared = await desk.note('policeManager', person);
  withheld = await desk.note('policeManager', person, (note) => note.saying('A source we must protect'));
  const items: Json[] = [
    { noteIds: [shared], outcome: 'SHARED' },
    { noteIds: [withheld], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'It would show who told us.', reviewBy: '2027-06-01' },
  ]; // prettier-ignore
  const told = await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', items)] });
  if (!told['shares']) throw new Error(`not shared: ${JSON.stringify(told)}`);
  await desk.open('practitioner', (told['shares'] as Json[])[0]?.['id']);
  for (let i = 0; i < 60; i += 1) {
    const one = await desk.person();
    await desk.shared('policeManager', 'practitioner', one, [await desk.note('policeManager', one)]);
  }
  await witnessed();
  await issue();
});
afterAll(async () => {
  await sealer?.stop();
  await keepers?.stop();
  await desk?.stage.strike();
});

describe('the record of one’s own agency', () => {
  it('is for those who audit it, and for nobody else', async () => {
    for (const player of ['policeAuditor', 'policeGovernor'] as const)
      expect(await desk.ask(player, 'OwnRecord')).toMatchObject({ ownRecord: { lastStatement: { number: 1, from: 0 }, witnesses: [{ name: 'w0' }, { name: 'w1' }] } }); // prettier-ignore
    for (const player of ['policeManager', 'policeSupervisor', 'policeAdministrator', 'practitioner', 'housingOfficer'] as const) {
      expect(await desk.ask(player, 'OwnRecord')).toMatchObject({ code: 'FORBIDDEN' });
      expect(await desk.ask(player, 'OwnRecordPart', { size: 1, from: 0 })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await entriesFor(player, 'PROBATION_PRACTITIONER')).toEqual([]);
    }
    expect(await desk.ask('policeAuditor', 'OwnRecordPart', { size: 2_000_000, from: 0 })).toEqual({ ownRecordPart: null });
    expect(await desk.ask('policeAuditor', 'OwnRecordPart', { size: 0, from: -1 })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('holds every sealed entry of the agency, in parts that make one file, and the delivered program finds it true', async () => {
    const [{ entries, checkpoints, log }, text] = await bundleFor(desk, 'policeAuditor');
    expect(log).toBe('ledger.test.example/2027');
    const held = await desk.rows<{ index: number }>(
      'select q.leaf_index::int as index from concordat.ledger_party p join concordat.ledger_sequence q using (entry_id) where p.agency_id = $1 order by 1',
      desk.stage.cast.agencies.police,
    );
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.map(({ index }) => index)).toEqual(held.map(({ index }) => index));
    expect(checkpoints.length).toBeGreaterThan(0);
    await withFile(keepers.policy, (policy) =>
      withFile(text, (file) => {
        expect(bundle({ file, policy }).verdict).toBe('proven');
        expect(statement({ file, policy })).toMatchObject({ verdict: 'proven' });
      }),
    );
    const logged = await desk.rows("select act from concordat.access_log where operation = 'ownRecordPart' and act = 'CONSULTATION'");
    expect(logged.length).toBeGreaterThanOrEqual(2);
  });

  it('is found out when an entry is left out or changed', async () => {
    const [whole] = await bundleFor(desk, 'policeAuditor');
    const without = JSON.stringify({ ...whole, entries: whole.entries.filter((_, i) => i !== 3) });
    const swapped = JSON.stringify({
      ...whole,
      entries: whole.entries.map((one, i) => (i === 3 ? { ...one, entry: whole.entries[4]?.entry } : one)),
    });
    await withFile(keepers.policy, async (policy) => {
      await withFile(without, (file) => expect(statement({ file, policy })).toMatchObject({ verdict: 'disproven' }));
      await withFile(swapped, (file) => expect(() => bundle({ file, policy })).toThrow('Entry'));
    });
  });

  it('opens its own decisions whole, and what it was sent as far as it went to it', async () => {
    const own = (await bundleFor(desk, 'policeAuditor'))[0].entries.map(({ entry, disclosures }) => opened(entry, disclosures));
    const decided = own.filter(({ fields, items }) => fields['kind'] === 'decision.recorded' && items.length === 2);
    expect(decided[0]?.items.map(({ outcome }) => outcome).sort()).toEqual(['SHARED', 'WITHHELD']);
    const theirs = (await entriesFor('practitioner', 'SHARING_AUDITOR')).map(({ entry, disclosures }) => ({
      custodian: (JSON.parse(entry.toString('utf8')) as { custodian: string }).custodian,
      ...opened(entry.toString('base64'), disclosures),
    }));
    const kinds = new Set(theirs.map(({ fields }) => fields['kind']));
    expect([...kinds].sort()).toEqual(['release.delayed', 'share.opened', 'share.released', 'statement.issued']);
    for (const { custodian, fields } of theirs) expect('rationale' in fields).toBe(custodian !== 'northshire-police');
    expect(JSON.stringify(theirs)).not.toContain(withheld);
    expect(theirs.some(({ items }) => items.length === 1)).toBe(true);
  });

  it('shows that there is an entry about somebody whose case the auditor may not open, and nothing of it', async () => {
    const about = async (player: Player) =>
      (await bundleFor(desk, player))[0].entries.filter(({ disclosures }) => disclosures.some((one) => Buffer.from(one, 'base64url').toString('utf8').includes(person))); // prettier-ignore
    const [before, all] = [await about('policeAuditor'), (await bundleFor(desk, 'policeAuditor'))[0].entries.length];
    expect(before.length).toBeGreaterThan(1);
    const { staffId, agencyId } = desk.stage.cast.players.policeAuditor;
    await desk.rows(
      `insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, 'EXCLUDED', 'Knows the family')`,
      person,
      agencyId,
      staffId,
    );
    expect(await about('policeAuditor')).toEqual([]);
    expect((await bundleFor(desk, 'policeAuditor'))[0].entries).toHaveLength(all);
    expect((await about('policeGovernor')).length).toBe(before.length);
  });
});
