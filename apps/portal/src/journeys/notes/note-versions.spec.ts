import { differenceOf, versionViews } from './note-versions.js';

describe('versions of a note', () => {
  test('what changed is told apart, and nothing is lost between the parts', () => {
    const parts = differenceOf('He said nothing about the boat.', 'He said nothing about the blue boat.');
    expect(parts.filter(({ kind }) => kind === 'ADDED').map(({ text }) => text.trim())).toEqual(['blue']);
    const before = parts.filter(({ kind }) => kind !== 'ADDED').map(({ text }) => text);
    expect(before.join('')).toBe('He said nothing about the boat.');
  });

  test('newest first; the first version has nothing before it', () => {
    const version = (number: number, level: 'LOW' | 'HIGH') => ({
      id: `id-${number}`,
      version: number,
      level,
      body: `Body ${number}`,
      recordedAt: '2027-03-01T10:00:00Z',
      supersededAt: null,
      withdrawnAt: null,
      changeReason: null,
      author: { name: 'A. Writer' },
    });
    const views = versionViews([version(1, 'LOW'), version(2, 'HIGH')]);
    expect(views.map((view) => view.version)).toEqual([2, 1]);
    expect(views[0]).toMatchObject({ levelBefore: 'LOW' });
    expect(views[1]).toMatchObject({ levelBefore: null, difference: [] });
  });
});
