import { gravity } from '@lib/kernel';
import { categoryForPrisonAlert, categoryForProbationRegister, categoryGroups, noteCategories, noteCategory } from './note-categories.js';

/** Prison alert codes about danger, escape and conduct that a note can answer to. */
const PRISON_CODES = (
  'XA XAB XB XC XCA XCCI XCDP XCDV XCI XCO XCOP XCSEA XCU XEAN XEBM XEL XELH XER XGANG XHT XILLENT XIS XLDEPORT XN XPHR XPOI XR XRF XSA XSC XSDEPORT ' +
  'XTACT XTMS XVL RCC RCON RCP RCS RDP RDV REG RKC RKS RLG RNO121 ROH ROM ROP ROTL ROV RPB RPC RR46 RR46A RROTL RRV RSP RSS RST RTP RYP ' +
  'HA HC HS SC SOR SONR SSHO PVN'
).split(' ');
const REGISTER_CODES = 'RLRH RMRH RHRH RVRH RCCO RCPR RVAD STRG WEAP AVIS MAPP ALSH'.split(' ');

describe('note categories', () => {
  it('has about forty, each code and label once', () => {
    const all = noteCategories();
    expect(all.length).toBeGreaterThanOrEqual(38);
    expect(all.length).toBeLessThanOrEqual(48);
    expect(new Set(all.map((category) => category.code)).size).toBe(all.length);
    expect(new Set(all.map((category) => category.label)).size).toBe(all.length);
  });

  it.each(noteCategories())('$code is written in our own words and has a floor no higher than its default', (category) => {
    expect(category.code).toMatch(/^[A-Z][A-Z_]*[A-Z]$/);
    expect(category.label).not.toMatch(/perpetrator|nominal|\b[A-Z]{3,}\b/);
    expect(category.hint.endsWith('.')).toBe(true);
    expect(gravity(category.floor)).toBeLessThanOrEqual(gravity(category.defaultLevel));
  });

  it.each(PRISON_CODES)('prison alert %s answers to exactly one category', (code) => {
    expect(noteCategories().filter((category) => category.prisonAlertCodes.includes(code))).toHaveLength(1);
  });

  it.each(REGISTER_CODES)('probation register %s answers to exactly one category', (code) => {
    expect(noteCategories().filter((category) => category.probationRegisterCodes.includes(code))).toHaveLength(1);
  });

  it('names no code twice', () => {
    const codes = noteCategories().flatMap((category) => [...category.prisonAlertCodes, ...category.probationRegisterCodes]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(['XC', 'XILLENT'])('%s is among the lowest', (code) => {
    expect(categoryForPrisonAlert(code)).toMatchObject({ defaultLevel: 'LOW', floor: 'LOW' });
  });

  it.each(['RDV', 'RPB', 'RKC', 'XVL', 'XGANG'])('%s is high', (code) => {
    expect(categoryForPrisonAlert(code)?.defaultLevel).toBe('HIGH');
  });

  it('keeps what has hurt people before from being low without a reason', () => {
    const grave = ['VIOLENCE', 'WEAPONS', 'DOMESTIC_ABUSE', 'SEXUAL_HARM', 'CHILDREN', 'EXTREMISM', 'ESCAPE'];
    expect(noteCategories().filter((category) => grave.includes(category.group) && category.floor === 'LOW')).toEqual([]);
  });

  it('marks one category as gang association', () => {
    expect(noteCategories().filter((category) => category.gang)).toEqual([noteCategory('GANG_ASSOCIATION')]);
  });

  it('finds by code and by register, and knows what it does not know', () => {
    expect(categoryForProbationRegister('WEAP')?.code).toBe('WEAPON');
    expect([noteCategory('toString'), categoryForPrisonAlert('XXRAY'), categoryForProbationRegister('ASFO')]).toEqual([null, null, null]);
    expect(categoryGroups().length).toBeGreaterThan(12);
    expect(new Set(categoryGroups().map((group) => group.code)).size).toBe(categoryGroups().length);
  });
});
