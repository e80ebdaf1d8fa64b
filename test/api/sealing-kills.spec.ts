import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { openCheckpoint, parseVerifierKey } from '@lib/tlog';
import { recorded } from '../support/loader.js';
import { LogKeepers } from '../support/log-keepers.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';
import { wrongWithLog } from '../support/whole-log.js';

jest.setTimeout(240_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';

/** Every step of sealing, and on which side of it the process dies. */
const STEPS: readonly (readonly [string, string, 'before' | 'after'])[] = [
  ['before the entries are placed', 'insert into concordat.ledger_sequence', 'before'],
  ['after they are placed', 'insert into concordat.ledger_sequence', 'after'],
  ['after the tiles', 'insert into concordat.ledger_tile', 'after'],
  ['after the checkpoint', 'insert into concordat.ledger_checkpoint', 'after'],
  ['before a commit', '^commit$', 'before'],
  ['after a commit', '^commit$', 'after'],
  ['before it is signed', 'sign-checkpoint', 'before'],
  ['after it is signed, before that is kept', 'sign-checkpoint', 'after'],
  ['after the signature is written', 'update concordat.ledger_checkpoint set note', 'after'],
  ['after the shares are marked', 'seal_shares', 'after'],
  ['after a witness was asked', 'add-checkpoint', 'after'],
  ['after a cosignature is written', 'insert into concordat.ledger_cosignature', 'after'],
];
let desk: SharingDesk;
let keepers: LogKeepers;

function sealer(kill?: readonly [string, 'before' | 'after']): ChildProcess {
  const { PATH } = process.env;
  const env = {
    PATH,
    SEALER_PLACES: JSON.stringify(keepers.places(desk.stage.database.integratorUrl)),
    ...(kill ? { KILL_AT: kill[0], KILL_WHEN: kill[1] } : {}),
  };
  return spawn(process.execPath, [resolve(import.meta.dirname, '../support/sealer-process.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
async function share(): Promise<void> {
  const person = await desk.person();
  const noteIds = [await desk.note('policeManager', person)];
  const recipients = [{ agencyId: desk.stage.cast.players.practitioner.agencyId }];
  expect(await desk.urgently('policeManager', { personId: person, noteIds, recipients })).toMatchObject({ __typename: 'SharedReceipt' });
}
const finished = () => untilSealed(desk.stage.database.ownerUrl, { witnesses: 1 });
async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
const wrong = () => wrongWithLog(desk.stage.database.ownerUrl, parseVerifierKey(keepers.signer.key));

beforeAll(async () => {
  keepers = await LogKeepers.start(1);
  desk = await SharingDesk.open();
});
afterAll(async () => {
  await keepers?.stop();
  await desk?.stage.strike();
});

describe('a kill -9 of the integrator', () => {
  it.each(STEPS)('%s leaves no gap, no double and no second root', async (_name, at, when) => {
    await share();
    const doomed = sealer([at, when]);
    const [, signal] = (await once(doomed, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    await share();
    const next = sealer();
    await finished();
    await stop(next);
    expect((await wrong()).wrong).toEqual([]);
  });
});

describe('a kill -9 of the signer', () => {
  it('while it signs leaves one root for each size, and the signature it gave last is the one that is kept', async () => {
    const running = sealer();
    for (let round = 0; round < 6; round += 1) {
      const sharing = Promise.all([share(), share(), share()]);
      await new Promise((soon) => setTimeout(soon, 40 + round * 60));
      await keepers.signer.end('SIGKILL');
      await sharing;
      await keepers.signer.start();
    }
    await finished();
    await stop(running);
    const { wrong: found, size } = await wrong();
    expect(found).toEqual([]);
    const last = openCheckpoint(await (await fetch(`${keepers.signer.url}/last-checkpoint`)).text(), parseVerifierKey(keepers.signer.key));
    expect(last.size).toBe(size);
  });
});

test('what is looked for is found: a changed entry, a lost one, a changed root', async () => {
  const { ownerUrl } = desk.stage.database;
  const asSuperuser = (sql: string) => recorded(ownerUrl, `begin; set local session_replication_role = replica; ${sql}; commit`);
  const entry = `(select entry_id from concordat.ledger_sequence where leaf_index = 3)`;
  const [was] = await recorded<{ hex: string }>(
    ownerUrl,
    `select encode(entry, 'hex') as hex from concordat.ledger_entry where id = ${entry}`,
  );
  await asSuperuser(`update concordat.ledger_entry set entry = overlay(entry placing 'x'::bytea from 20) where id = ${entry}`);
  expect((await wrong()).wrong[0]).toMatch(/^the root committed for \d+ entries is not theirs$/);
  await asSuperuser(`update concordat.ledger_entry set entry = decode('${was?.hex}', 'hex') where id = ${entry}`);
  expect((await wrong()).wrong).toEqual([]);
  await asSuperuser('update concordat.ledger_sequence set leaf_index = leaf_index + 1000 where leaf_index = 5');
  expect((await wrong()).wrong).toContain('the entry after 4 stands at 6');
});
