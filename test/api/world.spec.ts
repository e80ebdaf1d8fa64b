import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadWorld } from '../../apps/cli/src/world/load-world.js';
import type { WorldPlaces } from '../../apps/cli/src/world/places.js';
import { checkWorld, readWorld } from '../../apps/cli/src/world/read-world.js';
import type { WorldFile } from '../../apps/cli/src/world/world-file.js';
import { worldPath } from '../../apps/cli/src/world/world-folder.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';
import { districts } from '../support/districts.js';
import { released } from '../support/districts-released.js';

jest.setTimeout(120_000);

const COUNTED = ['agency', 'staff', 'person', 'risk_note', 'decision', 'share', 'trail_entry', 'ledger_entry', 'access_log', 'work_item'];

describe('loading a world', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  const places = (): WorldPlaces => ({ ...database, issuer: 'http://localhost:3002' });
  const rows = async (): Promise<Record<string, number>> =>
    asOwner(database.ownerUrl, async (owner) => {
      const { rows: found } = await owner.query<Record<string, number>>(
        `select ${COUNTED.map((table) => `(select count(*)::int from concordat.${table}) ${table}`).join(', ')}`,
      );
      return found[0] ?? {};
    });
  const nothing = Object.fromEntries(COUNTED.map((table) => [table, 0]));

  it('leaves the records of each act, at its own time, and the clock where it was asked to', async () => {
    await checkWorld('districts', districts);
    const { slugs } = await loadWorld(districts, places(), { name: 'districts', clock: new Date('2027-02-01T09:00:00Z') });
    const found = await asOwner(database.ownerUrl, async (owner) => {
      const note = await owner.query<{ at: Date }>('select recorded_at at from concordat.risk_note where id = $1', [
        slugs.id('note', 'rivers-address'),
      ]);
      const now = await owner.query<{ at: Date }>('select concordat.now() at');
      const unlogged = await owner.query(
        'select 1 from concordat.decision_set s where not exists (select 1 from concordat.ledger_entry l where l.id = s.ledger_entry_id)',
      );
      return { note: note.rows[0]?.at.getTime() ?? 0, now: now.rows[0]?.at.getTime() ?? 0, unlogged: unlogged.rowCount };
    });
    expect(found.note - Date.parse('2027-01-05T09:00:00Z')).toBeLessThan(5_000);
    expect(found.note - Date.parse('2027-01-05T09:00:00Z')).toBeGreaterThanOrEqual(0);
    expect(found.now - Date.parse('2027-02-01T09:00:00Z')).toBeLessThan(60_000);
    expect(found.unlogged).toBe(0);
    expect(await rows()).toMatchObject({ agency: 3, staff: 13, person: 2, risk_note: 5, decision: 5, share: 3 });
  });

  it('leaves out what happens later than it is asked for', async () => {
    await loadWorld(districts, places(), { name: 'districts', until: new Date('2027-01-05T09:30:00Z'), clock: null });
    expect(await rows()).toMatchObject({ agency: 3, risk_note: 2, decision: 0, share: 0 });
  });

  it('is only ever done in an empty database', async () => {
    await loadWorld(districts, places(), { name: 'districts', until: new Date('2027-01-05T08:00:00Z'), clock: null });
    const before = await rows();
    await expect(loadWorld(districts, places(), { name: 'districts', clock: null })).rejects.toThrow('The database already holds a world');
    expect(await rows()).toEqual(before);
  });

  it('leaves nothing behind when an act is refused, and says which and why', async () => {
    const acts = districts.acts.map((act) =>
      act.act === 'decide' && act.person === 'hills'
        ? { ...act, recipients: act.recipients.map((to) => ({ ...to, items: to.items.slice(0, 1) })) }
        : act,
    );
    const refused = await loadWorld({ ...districts, acts }, places(), { name: 'two-districts.json', clock: null }).catch(
      (fault: Error) => fault.message,
    );
    expect(refused).toMatch(
      /^two-districts\.json cannot be loaded:\n {2}\/acts\/5: decide at 2027-01-06T10:00:00Z failed: the product refused it, SHR-01: /,
    );
    expect(await rows()).toEqual(nothing);
    await asOwner(database.ownerUrl, async (owner) => {
      const { rows: clock } = await owner.query<{ real: boolean }>(`select shift = interval '0' real from concordat.clock`);
      expect(clock[0]?.real).toBe(true);
      await expect(owner.query('truncate concordat.trail_entry cascade')).rejects.toThrow('never changed or removed');
    });
    await loadWorld(districts, places(), { name: 'again', clock: null });
    expect(await rows()).toMatchObject({ share: 3 });
  });

  it('works through a process map, with what comes of it by itself at its own time', async () => {
    await loadWorld({ ...districts, acts: [...districts.acts, ...released] }, places(), {
      name: 'released',
      clock: new Date('2027-01-20T09:00:00Z'),
    });
    const found = await asOwner(database.ownerUrl, async (owner) => {
      const steps = await owner.query<{ key: string; life: string }>(
        `select key, life from concordat.procedure_step where life <> 'NOT_NEEDED' order by key`,
      );
      const run = await owner.query<{ phase: string }>('select phase, events from concordat.procedure_run');
      const late = await owner.query<{ at: string }>(
        `select distinct date_trunc('minute', raised_at)::text as at from concordat.work_item where kind = 'PROCEDURE_LATE' order by 1`,
      );
      return { steps: steps.rows.map(({ key, life }) => `${key} ${life}`), run: run.rows, late: late.rows.map(({ at }) => at) };
    });
    expect(found.run).toEqual([{ phase: 'STOPPED', events: released.length - 1 }]);
    expect(found.steps).toEqual(['police-ask DONE', 'police-plan DONE', 'tell-probation:1 LEFT', 'tell-probation:2 DONE']);
    expect(found.late).toContain('2027-01-14 09:20:00+00');
  });

  it('is refused whole when a step is not theirs who take it', async () => {
    const acts = released.map((act) => (act.act === 'checkStep' ? { ...act, by: 'riverside-manager' } : act));
    const refused = loadWorld({ ...districts, acts: [...districts.acts, ...acts] }, places(), { name: 'not-theirs.json', clock: null });
    await expect(refused).rejects.toThrow(/checkStep at 2027-01-12T12:00:00Z failed: the product refused it, NOT_YOURS: /);
    expect(await rows()).toEqual(nothing);
  });

  it('leaves nothing behind when the database refuses the directory', async () => {
    const people = districts.people.map((person) => ({ ...person, crn: 'X990001' }));
    await expect(loadWorld({ ...districts, people }, places(), { name: 'twice.json', clock: null })).rejects.toThrow(
      'the database refused it',
    );
    expect(await rows()).toEqual(nothing);
  });

  it('takes every world that comes with Concordat', async () => {
    for (const name of ['alder.json', 'alder-variant-c.json']) {
      const one = await freshDatabase();
      try {
        const world: WorldFile = await readWorld(worldPath(name));
        const loaded = await loadWorld(world, { ...one, issuer: 'http://localhost:3002' }, { name, clock: null });
        expect(loaded.acts).toBe(world.acts.length);
      } finally {
        await one.drop();
      }
    }
  });

  it('is a command that prints every error in a file and ends with 1', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'world-')), 'wrong.json');
    const world = JSON.parse(await readFile(worldPath('alder.json'), 'utf8')) as {
      acts: { level?: string }[];
      agencies: { kind: string }[];
    };
    Object.assign(world.acts[0] ?? {}, { level: 'EXTREME' });
    Object.assign(world.agencies[0] ?? {}, { kind: 'ARMY' });
    await writeFile(file, JSON.stringify(world));
    const { code, said } = await command(file);
    expect(code).toBe(1);
    expect(said).toContain('/acts/0/level: must be one of LOW, MEDIUM, HIGH, VERY_HIGH');
    expect(said).toContain('/agencies/0/kind: must be one of POLICE');
    expect(said).not.toMatch(/\n\s+at /);
    expect(await rows()).toEqual(nothing);
  });

  it('is a command that loads a world by its name, up to an instant, and leaves the clock where it is told', async () => {
    const { code, said } = await command('alder.json', '--until', '2027-03-02T12:00:00Z', '--clock', '2027-03-02T12:00:00Z');
    expect([code, said]).toEqual([0, expect.stringContaining('Loaded "ALDER')]);
    expect(await rows()).toMatchObject({ agency: 5, person: 1, risk_note: 12, share: 1 });
    const again = await command('alder.json');
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('The database already holds a world')]);
    const strange = await command('alder.json', '--until', 'Tuesday');
    expect([strange.code, strange.said]).toEqual([1, expect.stringContaining('--until needs a date, a time and a zone')]);
    // Roles belong to the whole server: a password changed here is the failure of whatever test comes next.
    for (const address of Object.values(database.environment)) await asOwner(address ?? '', (role) => role.query('select 1'));
  });

  async function command(...given: string[]): Promise<{ code: number | null; said: string }> {
    const env = {
      ...process.env,
      ...database.environment,
      NODE_ENV: 'test',
    };
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../apps/cli/run.mjs'), 'world', ...given], {
      env: { ...env, DATA_DIR: await mkdtemp(join(tmpdir(), 'data-')) },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise<number | null>((ended) => child.once('close', ended));
    return { code, said };
  }
});
