import { gangFaults } from './gang-evidence.js';
import { aField, aQuestion, bounds, PROVENANCE } from './spec/asked.js';
import { soundAnswer } from './sound-answer.js';

const GANG = aQuestion('q23', {
  categories: ['WEAPON', 'GANG_ASSOCIATION'],
  fields: [aField('gang', 'YES_NO'), aField('gangOn', 'DATE', { when: { field: 'gang', is: true } })],
});
const on = (gangOn: string, today = '2027-03-25') => Object.keys(gangFaults(GANG, [{ gang: true, gangOn }], today));

describe('evidence of association with a gang', () => {
  it.each<[string, string, string]>([
    ['on its last day', '2026-09-25', '2027-03-25'],
    ['today', '2027-03-25', '2027-03-25'],
    ['at the end of a longer month', '2026-08-31', '2027-02-28'],
  ])('counts %s', (_case, day, today) => expect(on(day, today)).toEqual([]));
  it.each<[string, string, string]>([
    ['a day too old', '2026-09-24', '2027-03-25'],
    ['a day too old at the end of a longer month', '2026-08-31', '2027-03-01'],
    ['from tomorrow', '2027-03-26', '2027-03-25'],
  ])('is refused %s', (_case, day, today) => expect(on(day, today)).toEqual(['rows.0.gangOn']));
  it('is asked only where there is any, and only of that kind of question', () => {
    expect(gangFaults(GANG, [{ gang: false }], '2027-03-25')).toEqual({});
    expect(gangFaults({ ...GANG, categories: ['WEAPON'] }, [{ gang: true, gangOn: '2020-01-01' }], '2027-03-25')).toEqual({});
  });
  it('stops an answer, also one that was sound when it was given', () => {
    const answer = (gangOn: string) => ({ questionCode: 'q23', state: 'ANSWERED', rows: [{ gang: true, gangOn }], ...PROVENANCE });
    expect(soundAnswer(GANG, answer('2026-01-01'), bounds())).toMatchObject({
      problems: [{ questionCode: 'q23', field: 'rows.0.gangOn' }],
    });
    expect(soundAnswer(GANG, answer('2027-01-01'), bounds())).toHaveProperty('answer');
  });
});
