import { closeSync, mkdirSync, mkdtempSync, openSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileBehind, keysPlace } from './whereabouts.js';

describe('where the keys may lie', () => {
  let top: string;
  beforeEach(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-where-')));
    for (const folder of ['data', 'backups', 'vault']) mkdirSync(join(top, folder));
    symlinkSync(join(top, 'data'), join(top, 'door'));
  });
  afterEach(() => rmSync(top, { recursive: true }));

  const place = (keys: string, output?: string): string =>
    keysPlace({ BACKUP_KEYS: join(top, keys), DATA_DIR: join(top, 'data') }, output && join(top, output));

  it('has no default', () => {
    expect(() => keysPlace({})).toThrow('Set BACKUP_KEYS');
    expect(() => keysPlace({ BACKUP_KEYS: '' })).toThrow('Set BACKUP_KEYS');
  });

  it('is apart from the data and from the backups', () => {
    expect(place('vault/keys', 'backups/a.age')).toBe(join(top, 'vault/keys'));
    expect(place('data-keys', 'backups/a.age')).toBe(join(top, 'data-keys'));
  });

  it.each(['data', 'data/keys', 'data/deep/keys', 'door/keys', 'vault/../data/keys'])('is not the data folder or inside it (%s)', (keys) =>
    expect(() => place(keys)).toThrow('lies inside DATA_DIR'),
  );

  it.each([
    ['backups', 'backups/a.age'],
    ['backups/keys', 'backups/a.age'],
    ['vault', 'vault/sealed/a.age'],
  ])('is not with the backups (%s, %s)', (keys, output) => expect(() => place(keys, output)).toThrow('Keep them in folders apart'));

  it('finds the file that is written to', () => {
    const file = join(top, 'backups/a.age');
    const held = openSync(file, 'w');
    expect(fileBehind(held)).toBe(process.platform === 'linux' ? file : undefined);
    closeSync(held);
  });
});
