import { attackTable } from './attack-cost.js';

test('the table of attacks names the one that costs too much', () => {
  const table = attackTable([
    { name: 'an honest request: R1', api: 1.25, postgres: 2 },
    { name: 'dear', api: 50.1, postgres: 0 },
  ]);
  expect(table.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ['hostile request', 'API CPU ms', 'PostgreSQL CPU ms', 'within 50 ms'],
    ['an honest request: R1', '1.3', '2.0', 'yes'],
    ['dear', '50.1', '0.0', 'NO'],
  ]);
});
