import { CONCERN_LEVELS, graver, gravity, isConcernLevel } from './concern-level.js';

describe('concern level', () => {
  it('orders the four levels', () => {
    expect(CONCERN_LEVELS.map(gravity)).toEqual([1, 2, 3, 4]);
    expect(graver('HIGH', 'MEDIUM')).toBe(true);
    expect(graver('HIGH', 'HIGH')).toBe(false);
    expect(graver('LOW', 'VERY_HIGH')).toBe(false);
  });

  it('counts an item with no level as high', () => {
    expect(gravity(null)).toBe(gravity('HIGH'));
    expect(graver(null, 'MEDIUM')).toBe(true);
    expect(graver('VERY_HIGH', null)).toBe(true);
    expect(graver(null, 'HIGH')).toBe(false);
  });

  it('knows its own words only', () => {
    expect(isConcernLevel('VERY_HIGH')).toBe(true);
    expect(isConcernLevel('high')).toBe(false);
    expect(isConcernLevel(undefined)).toBe(false);
  });
});
