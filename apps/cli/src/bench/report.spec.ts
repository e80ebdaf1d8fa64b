import type { Measured } from './drive.js';
import { linesOf, type Pair, tableOf } from './report.js';

const measured = (micros: number, seconds = 1): Measured => ({
  requests: 100,
  seconds,
  nodeMicros: micros / 2,
  postgresMicros: micros / 2,
  p50: 1,
  p99: 2,
});
const pair = (product: number, yardstick: number): Pair => ({
  work: 'R1',
  clients: 16,
  product: measured(product, 3),
  yardstick: measured(yardstick, 2),
});

describe('the report', () => {
  it('takes the median of the pairs, not the ratio of the sums', () => {
    const [line, ...others] = linesOf([pair(300, 200), pair(3000, 1000), pair(110, 100)]);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ work: 'R1', clients: 16, cpu: { median: 1.5, least: 1.1, most: 3 }, time: { median: 1.5 } });
  });

  it('keeps works and numbers of clients apart', () => {
    const lines = linesOf([pair(1, 1), { ...pair(1, 1), clients: 1 }, { ...pair(1, 1), work: 'W1' }]);
    expect(lines.map(({ work, clients }) => `${work} ${clients}`)).toEqual(['R1 16', 'R1 1', 'W1 16']);
    expect(tableOf(lines).split('\n')).toHaveLength(4);
  });
});
