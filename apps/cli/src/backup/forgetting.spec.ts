import { toForget } from './forgetting.js';
import type { Backup } from './keys/key-text.js';

const now = new Date('2026-11-30T00:00:00Z');
const days = (count: number): Date => new Date(now.getTime() - count * 86_400_000);
const backup = (name: string, age: number, rest: Partial<Backup> = {}): Backup => ({
  name,
  began: days(age),
  sealed: { at: days(age), bytes: 1 },
  ...rest,
});
const unfinished = (name: string, age: number): Backup => ({ name, began: days(age) });
const forget = (backups: Backup[], asked: { before?: Date; all?: boolean; keepDays?: number } = {}) => {
  const verdict = toForget(backups, { now, keepDays: 30, all: false, ...asked });
  if ('backUpFirst' in verdict) return `first, or ${verdict.newest.name} is lost`;
  return [verdict.destroy.map(({ name }) => name).join(' '), ...(verdict.spared ? [`spares ${verdict.spared.name}`] : [])].join(', ');
};

describe('which keys go', () => {
  it.each([
    ['those older than may be', [backup('new', 1), backup('edge', 30), backup('old', 31), backup('older', 90)], {}, 'edge old older'],
    ['by the days that were asked for', [backup('new', 1), backup('week', 7)], { keepDays: 7 }, 'week'],
    ['none while all are young', [backup('new', 1), backup('other', 29)], {}, ''],
    ['none twice', [backup('new', 1), backup('gone', 90, { destroyed: days(2) })], {}, ''],
    ['never the last that is whole', [backup('old', 40), backup('older', 41)], {}, 'older, spares old'],
    ['also the last when all is said', [backup('old', 40), backup('older', 41)], { all: true }, 'old older'],
    ['what is not finished spares nothing', [unfinished('broken', 1), backup('old', 40)], {}, ', spares old'],
    ['what is not finished goes like the rest', [backup('new', 1), unfinished('broken', 31)], {}, 'broken'],
    ['and is never spared', [unfinished('broken', 31)], {}, 'broken'],
  ])('%s', (_, backups, asked, expected) => expect(forget(backups, asked)).toBe(expected));

  it.each([
    ['what began then or earlier', [backup('after', 1), backup('then', 2), backup('before', 3)], {}, 'then before'],
    ['nothing when that would leave none', [backup('then', 2), backup('before', 3)], {}, 'first, or then is lost'],
    ['nothing when the newer one is not finished', [unfinished('after', 1), backup('before', 3)], {}, 'first, or before is lost'],
    ['nothing when the newer one is forgotten', [backup('after', 1, { destroyed: now }), backup('b', 3)], {}, 'first, or b is lost'],
    ['not even the old ones then', [backup('before', 3), backup('old', 40)], {}, 'first, or before is lost'],
    ['all the same when all is said', [backup('then', 2), backup('before', 3)], { all: true }, 'then before'],
    ['with the old ones', [backup('after', 1), backup('before', 3), backup('old', 40)], {}, 'before old'],
    ['one that was being written then', [backup('after', 1), unfinished('then', 2)], {}, 'then'],
  ])('after an erasure: %s', (_, backups, asked, expected) => expect(forget(backups, { before: days(2), ...asked })).toBe(expected));
});
