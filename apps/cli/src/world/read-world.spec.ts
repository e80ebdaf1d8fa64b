import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorld } from './read-world.js';
import { BadWorld } from './world-errors.js';
import { worldPath } from './world-folder.js';

type Changed = Record<string, unknown> & {
  acts: Record<string, unknown>[];
  staff: Record<string, unknown>[];
  people: Record<string, unknown>[];
};

async function errorsOf(change: (world: Changed) => void): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'world-'));
  const world = JSON.parse(await readFile(worldPath('alder.json'), 'utf8')) as Changed;
  change(world);
  const path = join(folder, 'changed.json');
  await writeFile(path, JSON.stringify(world));
  const bad = await readWorld(path).catch((fault: unknown) => fault);
  if (!(bad instanceof BadWorld)) throw new Error('the world was taken');
  return bad.errors.map((error) => `${error.path} ${error.message}`);
}

describe('a world file', () => {
  it('is read whole', async () => {
    const world = await readWorld(worldPath('alder.json'));
    expect(world.acts.filter((act) => act.act === 'note' && act.reportSeries !== undefined)).toHaveLength(7);
    expect(world.people.map((person) => person.id)).toEqual(['alder']);
  });

  it('may stand on another, without the acts of one agency', async () => {
    const [whole, without] = await Promise.all([readWorld(worldPath('alder.json')), readWorld(worldPath('alder-variant-c.json'))]);
    expect(without.staff).toEqual(whole.staff);
    expect(whole.acts.length - without.acts.length).toBe(8);
    expect(without.acts.some((act) => 'by' in act && act.by === 'callum-reddish')).toBe(false);
  });

  it('names every error with its place', async () => {
    const errors = await errorsOf((world) => {
      world.acts[0] = { ...world.acts[0], level: 'EXTREME', colour: 'red' };
      world.acts[1] = { act: 'dance', at: '2026-02-01T00:00:00Z' };
      delete world.staff[0]?.name;
      world.people[0] = { ...world.people[0], dateOfBirth: '1989-02-30' };
    });
    expect(errors).toEqual(
      expect.arrayContaining([
        '/acts/0/level must be one of LOW, MEDIUM, HIGH, VERY_HIGH',
        '/acts/0 "colour" is not known here',
        '/acts/1 "act" must name one of the acts in world.schema.json',
        `/staff/0 must have required property 'name'`,
        '/people/0/dateOfBirth must match format "date"',
      ]),
    );
  });

  it('checks what belongs to whom, and the order of time', async () => {
    const errors = await errorsOf((world) => {
      world.acts[0] = { ...world.acts[0], at: '2027-01-01T00:00:00Z', by: 'nobody' };
      const decide = world.acts.findIndex((act) => act.act === 'decide');
      world.acts[decide] = {
        ...world.acts[decide],
        recipients: [
          { to: { agency: 'northshire-police', unit: 'pr-unit-7' }, items: [{ notes: ['alder-j3', 'alder-j6'], outcome: 'SHARED' }] },
        ],
      };
    });
    expect(errors).toEqual(
      expect.arrayContaining([
        '/acts/0/by "nobody" is not in staff',
        '/acts/1/at is earlier than the act before it',
        expect.stringMatching(/recipients\/0\/to\/unit "pr-unit-7" does not belong to "northshire-police"$/),
        expect.stringMatching(/notes\/0 the note "alder-j3" is another agency's$/),
        expect.stringMatching(/notes\/1 no note "alder-j6" has been recorded before this act$/),
      ]),
    );
  });

  it('checks which runs have begun, and who takes part in them', async () => {
    const begun = { act: 'beginProcedure', person: 'alder', procedure: 'recall', facts: [] };
    const errors = await errorsOf((world) => {
      const at = world.acts.at(-1)?.at;
      world.acts.push(
        { ...begun, at, by: 'hana-sorrell', id: 'recall' },
        { act: 'takeStep', at, by: 'hana-sorrell', run: 'recall', step: 'consider' },
        { act: 'takeStep', at, by: 'morgan-ashdown', run: 'recall', step: 'arrest' },
        { act: 'openProcedure', at, by: 'hana-sorrell', run: 'recall', agency: 'northshire-police' },
        { act: 'handOnStep', at, by: 'morgan-ashdown', run: 'recall', step: 'arrest', to: 'nobody' },
        { act: 'stopProcedure', at, by: 'gareth-whitlow', run: 'release', words: 'Begun by mistake.' },
        { ...begun, at, by: 'hana-sorrell', id: 'recall' },
      );
    });
    expect(errors.map((error) => error.replace(/^\/acts\/\d+\//, ''))).toEqual([
      'by "morgan-ashdown" is of an agency that takes no part in "recall"',
      'to "nobody" is not in staff',
      'run no run "release" has begun before this act',
      'id a run "recall" stands before this one',
    ]);
  });

  it('is refused in a sentence when it is not there or not JSON', async () => {
    await expect(readWorld('/nowhere/at-all.json')).rejects.toThrow('at-all.json cannot be loaded:\n  /: the file cannot be read (ENOENT)');
    const path = join(await mkdtemp(join(tmpdir(), 'world-')), 'half.json');
    await writeFile(path, '{"format":');
    await expect(readWorld(path)).rejects.toThrow('the file is not JSON');
  });
});
