import { GATEWAYS, isGateway, isProtectionCondition, isPurpose, PROTECTION_CONDITIONS, PURPOSES } from './lawful-grounds.js';

describe('lawful grounds as data', () => {
  it.each([
    ['gateways', GATEWAYS],
    ['protection conditions', PROTECTION_CONDITIONS],
    ['purposes', PURPOSES],
  ])('%s have one code and one label each', (_what, list) => {
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
    expect(new Set(list.map(({ label }) => label)).size).toBe(list.length);
    for (const { code, label } of list) {
      expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
      expect(label.length).toBeGreaterThan(5);
    }
  });

  it('says which are to be confirmed by the agency, and what each allows', () => {
    for (const ground of [...GATEWAYS, ...PROTECTION_CONDITIONS]) {
      expect(ground.allows).toMatch(/\.$/);
      expect([null, 'configuration']).toContain(ground.note);
    }
  });

  it('knows its own codes only', () => {
    expect(isGateway('CDA1998_S115') && isProtectionCondition('DPA2018_PART3_JUSTICE') && isPurpose('RELEASE_PLANNING')).toBe(true);
    for (const other of ['', 'toString', 'cda1998_s115', 'RELEASE_PLANNING ']) {
      expect(isGateway(other) || isProtectionCondition(other) || isPurpose(other)).toBe(false);
    }
  });
});
