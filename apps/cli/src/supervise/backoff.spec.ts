import { backoffMs } from './backoff.js';

it('waits longer each time, half a minute at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 2000].map(backoffMs)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});
