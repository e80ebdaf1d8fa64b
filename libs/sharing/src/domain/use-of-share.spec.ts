import { type ItemRules, type ShareRules, useOf } from './use-of-share.js';

const item = (more: Partial<ItemRules> = {}): ItemRules => ({
  handlingCode: 'P', handlingConditions: null, marking: 'OFFICIAL', disclosable: 'YES', originator: 'Elmwick', namesOthers: false, ...more,
}); // prettier-ignore
const share = (items: ItemRules[], more: Partial<ShareRules> = {}): ShareRules => ({
  purpose: 'managing risk', recipientAgency: 'Northshire Police', recipientUnit: null, recipientStaff: null, readableUntil: null, items, ...more,
}); // prettier-ignore

describe('what you may do with this', () => {
  it('says who may be told, by whom it was addressed to', () => {
    expect(useOf(share([item()])).mayTell[0]).toContain('Colleagues in Northshire Police');
    expect(useOf(share([item()], { recipientUnit: 'Riverside' })).mayTell[0]).toContain('Colleagues in Riverside');
    expect(useOf(share([item()], { recipientUnit: 'Riverside', recipientStaff: 'E Marsh' })).mayTell[0]).toContain(
      'Nobody else without asking',
    );
  });

  it('lets the subject be told only when every item may be', () => {
    expect(useOf(share([item()])).mayTell).toHaveLength(2);
    expect(useOf(share([item(), item({ disclosable: 'NO' })])).mayTell).toHaveLength(1);
    expect(useOf(share([item({ disclosable: 'NO' })])).mustNotTell).toContain('This person: the sender says that they must not be told.');
    expect(useOf(share([item({ disclosable: 'REDACTED' })])).mustNotTell.join(' ')).toContain('agreed what may be said');
    expect(useOf(share([])).mayTell).toHaveLength(1);
  });

  it('always keeps it inside the agency, and away from those it mentions', () => {
    expect(useOf(share([item()])).mustNotTell).toEqual(['Anyone outside your agency, unless the agency it came from agrees first.']);
    expect(useOf(share([item({ namesOthers: true })])).mustNotTell[0]).toContain('The people it mentions');
    expect(useOf(share([item({ marking: 'OFFICIAL_SENSITIVE' })])).mustNotTell.at(-1)).toContain('OFFICIAL-SENSITIVE');
  });

  it('names the originator, the conditions and the end of the transition', () => {
    expect(useOf(share([item()])).onward).toBe('It still belongs to Elmwick. Ask them before you pass any of it on.');
    const strict = item({ handlingCode: 'C', handlingConditions: 'Do not act on it without ringing security.' });
    expect(useOf(share([strict, strict])).onward).toContain('keep to their conditions: Do not act on it without ringing security.');
    const ending = useOf(share([item()], { readableUntil: new Date('2027-03-31T23:00:00Z') })).onward;
    expect(ending).toContain('until 1 April 2027 at 0:00');
  });
});
