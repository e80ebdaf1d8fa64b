import { freePort, isFree } from './free-port.js';

it('gives ports that are free, none of them twice, all in the lane of this program', async () => {
  const ports = await Promise.all(Array.from({ length: 40 }, () => freePort()));
  expect(new Set(ports).size).toBe(40);
  expect(new Set(ports.map((port) => port % 64))).toEqual(new Set([process.pid % 64]));
  for (const port of ports) expect(port).toBeLessThan(32_000);
  expect(await isFree(ports[0] ?? 0)).toBe(true);
});
