import { choices, counted, gravestLevel, levelColour, words } from './words.js';

describe('codes in words', () => {
  it('reads the codes of the API aloud', () => {
    expect(words('VERY_HIGH', 'level')).toBe('Very high');
    expect(words('SHARED_IN_PART', 'outcome')).toBe('Shared in part');
  });

  it('hides nothing: an unknown code is shown as it came', () => {
    expect(words('SOMETHING_NEW', 'workKind')).toBe('SOMETHING_NEW');
    expect(words('constructor', 'level')).toBe('constructor');
    expect(levelColour('constructor')).toBe('govuk-tag--grey');
  });

  it('offers choices in the order of the list', () => {
    expect(choices('level').map(({ value }) => value)).toEqual(['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']);
  });

  it('counts in English', () => {
    expect([counted(1, 'person', 'people'), counted(0, 'item'), counted(1200, 'item')]).toEqual(['1 person', '0 items', '1,200 items']);
  });

  it('takes the gravest of a person’s levels for the header', () => {
    expect(gravestLevel([{ level: 'MEDIUM' }, { level: 'VERY_HIGH' }, { level: 'LOW' }])).toBe('VERY_HIGH');
    expect(gravestLevel([])).toBeUndefined();
  });
});
