import { TokenFailures } from './token-failures.js';

const NOW = Date.parse('2026-11-22T09:00:00Z');
/** How many of so many bad tokens, sent at once, are looked at. */
function read(failures: TokenFailures, source: string, count: number, now = NOW): number {
  let looked = 0;
  for (let i = 0; i < count; i += 1) {
    if (!failures.isWorthReading(source, `a.b.bad${i}`, now)) continue;
    looked += 1;
    failures.failed(source, now);
  }
  return looked;
}

describe('tokens that no issuer signed', () => {
  it('are read two hundred at once and twenty a second from one source, however many come', () => {
    const failures = new TokenFailures();
    expect(read(failures, 'a', 10_000)).toBe(200);
    expect(read(failures, 'a', 10_000, NOW + 1_000)).toBe(20);
    expect(read(failures, 'a', 10_000, NOW + 3_600_000)).toBe(200);
  });

  it('of one source do not count against another', () => {
    const failures = new TokenFailures();
    read(failures, 'a', 1_000);
    expect(read(failures, 'b', 1_000)).toBe(200);
  });

  it('do not shut out a token that has held, from whatever source', () => {
    const failures = new TokenFailures();
    failures.held('x.y.good');
    read(failures, 'a', 1_000);
    expect(failures.isWorthReading('a', 'x.y.good', NOW)).toBe(true);
    expect(failures.isWorthReading('a', 'x.y.other', NOW)).toBe(false);
  });

  it('are remembered of ten thousand sources and no more', () => {
    const failures = new TokenFailures();
    read(failures, 'first', 1_000);
    for (let i = 0; i < 10_000; i += 1) failures.failed(`source-${i}`, NOW);
    expect(read(failures, 'first', 1_000)).toBe(200);
  });

  it('are not read more often when the clock is put back', () => {
    const failures = new TokenFailures();
    read(failures, 'a', 1_000);
    expect(read(failures, 'a', 1_000, NOW - 60_000)).toBe(0);
  });
});
