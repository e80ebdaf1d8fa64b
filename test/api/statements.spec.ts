import { issueStatements, Sealer } from '@lib/ledger';
import { leafHash, rootOfLeaves } from '@lib/tlog';
import pg from 'pg';
import { asOwner, setClock } from '../support/database.js';
import { LogKeepers } from '../support/log-keepers.js';
import { openAll } from '../support/proof-reader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { until, untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';

interface Account {
  readonly agencyId: string;
  readonly number: number;
  readonly previous: string | null;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly root: string;
}
interface Statement extends Account {
  readonly entryId: string;
  readonly kind: unknown;
}
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer | undefined;
let police: string;
let probation: string;
let council: string;

async function asIntegrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: desk.stage.database.integratorUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
const issue = (): Promise<number> => asIntegrator(issueStatements);
const day = (instant: string): Promise<void> => setClock(desk.stage.database.ownerUrl, instant);
const allSealed = () => untilSealed(desk.stage.database.ownerUrl);
async function share(): Promise<void> {
  const person = await desk.person();
  const note = await desk.note('policeManager', person);
  await desk.shared('policeManager', 'practitioner', person, [note]);
  await allSealed();
}

/** As an agency reads them: opened by what it may open, in the order of their numbers. */
async function statementsTo(agencyId: string, reader = agencyId): Promise<Statement[]> {
  const rows = await desk.rows<{ id: string; entry: Buffer; disclosures: string[] }>(
    `select e.id, e.entry, concordat.disclosures_for(e.id, $2, true) as disclosures
       from concordat.ledger_statement s join concordat.ledger_entry e on e.id = s.entry_id where s.agency_id = $1 order by s.number`,
    agencyId,
    reader,
  );
  return rows.map(({ id, entry, disclosures }) => {
    const { sd, custodian } = JSON.parse(entry.toString('utf8')) as { sd: string[]; custodian: string };
    expect(custodian).toBe('the-log');
    const { kind, rationale } = openAll(sd, disclosures).fields;
    return { entryId: id, kind, ...(rationale as Account) };
  });
}
/** The places of what an agency holds: what was sent to it and by it, as it kept them. */
const heldBy = async (agencyId: string): Promise<number[]> =>
  (
    await desk.rows<{ index: number }>(
      'select q.leaf_index::int as index from concordat.ledger_party p join concordat.ledger_sequence q using (entry_id) where p.agency_id = $1 order by 1',
      agencyId,
    )
  ).map(({ index }) => index);
/** As an agency checks its own: do these entries, and no others, make up the statement? */
function agrees({ from, to, count, root }: Account, held: readonly number[]): boolean {
  const covered = held.filter((index) => index >= from && index < to);
  const own = rootOfLeaves(covered.map((index) => leafHash(Buffer.from(`${index}`)))).toString('base64');
  return covered.length === count && own === root;
}
const issued = (): Promise<number> => desk.count('ledger_statement');

beforeAll(async () => {
  keepers = await LogKeepers.start();
  desk = await SharingDesk.open();
  ({ police, probation, council } = desk.stage.cast.agencies as Record<'police' | 'probation' | 'council', string>);
  await day('2027-03-01T12:00:00Z');
});
afterAll(async () => {
  await sealer?.stop();
  await keepers?.stop();
  await desk?.stage.strike();
});

describe('a statement', () => {
  it('is not issued of a log that has not begun', async () => {
    expect(await issue()).toBe(0);
    sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
    await share();
  });

  it('says to each agency that had an entry how many there were and which, and to nobody else', async () => {
    expect(await issue()).toBe(2);
    const [size] = await desk.rows<{ to: number }>('select max(size)::int as to from concordat.ledger_checkpoint where note is not null');
    for (const agencyId of [police, probation]) {
      const [first, ...more] = await statementsTo(agencyId);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ kind: 'statement.issued', agencyId, number: 1, previous: null, from: 0, to: size?.to });
      expect(agrees(first as Account, await heldBy(agencyId))).toBe(true);
      expect(await desk.rows('select agency_id from concordat.ledger_party where entry_id = $1', first?.entryId)).toEqual([{ agency_id: agencyId }]); // prettier-ignore
    }
    expect((await statementsTo(police))[0]?.count).not.toBe((await statementsTo(probation))[0]?.count);
    expect(await statementsTo(council)).toEqual([]);
    expect((await statementsTo(police, probation))[0]).not.toHaveProperty('count');
  });

  it('is one a day, however often it is asked for and by how many at once, and none where nothing happened but the last', async () => {
    await share();
    expect(await issue()).toBe(0);
    await day('2027-03-01T23:59:00Z');
    expect(await issue()).toBe(0);
    await day('2027-03-02T00:03:00Z');
    expect((await Promise.all([issue(), issue(), issue()])).sort()).toEqual([0, 0, 2]);
    await allSealed();
    await day('2027-03-03T00:03:00Z');
    expect(await issue()).toBe(0);
    expect(await issued()).toBe(4);
  });

  it('follows on the one before, which it accounts for', async () => {
    const [first, second] = await statementsTo(police);
    expect(second).toMatchObject({ number: 2, previous: first?.entryId, from: first?.to });
    const held = await heldBy(police);
    expect(agrees(second as Account, held)).toBe(true);
    const [place] = await desk.rows<{ index: number }>('select leaf_index::int as index from concordat.ledger_sequence where entry_id = $1', first?.entryId); // prettier-ignore
    expect(agrees(second as Account, held.filter((index) => index !== place?.index))).toBe(false); // prettier-ignore
  });

  it('begins its day at midnight in London, also in summer', async () => {
    await day('2027-06-30T12:00:00Z');
    await share();
    expect(await issue()).toBe(2);
    await share();
    await day('2027-06-30T22:59:00Z');
    expect(await issue()).toBe(0);
    await day('2027-06-30T23:01:00Z');
    expect(await issue()).toBe(2);
    await allSealed();
  });

  it('that leaves out an entry is found by whoever holds it', async () => {
    await day('2027-07-10T12:00:00Z');
    await share();
    const held = await heldBy(probation);
    const hidden = held.at(-1) ?? -1;
    // As only the operator can: the entry stays in the log, and is no longer said to be to them.
    await asOwner(desk.stage.database.ownerUrl, (client) =>
      client.query(
        `set session_replication_role = replica;
         delete from concordat.ledger_party p using concordat.ledger_sequence q where q.entry_id = p.entry_id and q.leaf_index = ${hidden} and p.agency_id = '${probation}'`,
      ),
    );
    await issue();
    const last = (await statementsTo(probation)).at(-1) as Account;
    expect(agrees(last, held)).toBe(false);
    expect(agrees(last, held.filter((index) => index !== hidden))).toBe(true); // prettier-ignore
    await allSealed();
  });
});

describe('when whoever issues them dies in the middle', () => {
  it('nothing of it is left, and the next does the whole of it', async () => {
    await day('2027-07-20T12:00:00Z');
    await share();
    const before = { statements: await issued(), entries: await desk.count('ledger_entry') };
    await asOwner(desk.stage.database.ownerUrl, async (holder) => {
      await holder.query('begin; lock table concordat.ledger_statement in share mode');
      const dying = issue().catch((fault: Error) => fault);
      // It has added an entry and waits for the table of statements.
      const stuck = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into concordat.ledger_statement%'`;
      await until(async () => (await desk.rows(stuck)).length === 1);
      await desk.rows(`select pg_terminate_backend(pid) from (${stuck}) s`);
      expect(await dying).toBeInstanceOf(Error);
      await holder.query('rollback');
    });
    expect({ statements: await issued(), entries: await desk.count('ledger_entry') }).toEqual(before);
    expect(await issue()).toBe(2);
    const numbers = (await statementsTo(police)).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });
});

describe('what may not be done with them', () => {
  it.each(['update concordat.ledger_statement set entries = 1', 'delete from concordat.ledger_statement'])('%s', async (sql) => {
    await expect(desk.rows(sql)).rejects.toThrow();
    await expect(asIntegrator((client) => client.query(sql))).rejects.toThrow('permission denied');
  });

  it('an agency reads its own alone, and opens of another’s entry nothing', async () => {
    const may = `select has_function_privilege('concordat_api', 'concordat.disclosures_for(uuid, uuid, boolean)', 'execute') as all,
                        has_function_privilege('concordat_api', 'concordat.entry_to_prove(uuid, boolean)', 'execute') as own`;
    expect(await desk.rows<Json>(may)).toEqual([{ all: false, own: true }]);
    const seen = await asOwner(desk.stage.database.ownerUrl, async (client) => {
      await client.query(`begin; set local role concordat_api; select set_config('app.agency_id', '${probation}', true)`);
      const { rows } = await client.query<{ agency_id: string }>('select distinct agency_id from concordat.ledger_statement');
      const other = await client.query(
        `select * from concordat.entry_to_prove((select entry_id from concordat.ledger_sequence q where not exists (select 1 from concordat.ledger_party p where p.entry_id = q.entry_id) order by q.leaf_index desc limit 1), true)`,
      );
      return { agencies: rows.map(({ agency_id }) => agency_id), others: other.rowCount };
    });
    expect(seen).toEqual({ agencies: [probation], others: 0 });
  });
});
