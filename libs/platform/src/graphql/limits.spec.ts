import { limitsFor } from './limits.js';

test('the limits of a request are put aside in tests and nowhere else', () => {
  expect(limitsFor({ NODE_ENV: 'test' }, 'off').tokens).toBeGreaterThan(limitsFor({ NODE_ENV: 'test' }).tokens);
  for (const NODE_ENV of ['production', 'development'] as const) {
    expect(() => limitsFor({ NODE_ENV }, 'off')).toThrow('in tests only');
    expect(limitsFor({ NODE_ENV })).toMatchObject({ body: 65_536, tokens: 1_000 });
  }
});
