import { type ChronologyLine, chronologyOf, namesCsv } from './chronology-text.js';

const of = { agencyId: 'police', personId: 'alder', until: new Date('2027-03-11T06:00:00Z') };
const line = (changes: Partial<ChronologyLine> = {}): ChronologyLine => ({
  id: '1', at: new Date('2027-03-10T13:40:00Z'), happenedAt: null, kind: 'RECEIVED', outcome: 'SHARED', reasonCode: null, words: null,
  category: 'MISSED', level: 'MEDIUM', from: 'probation', to: 'police', toUnit: null, toStaff: null, unit: null, staff: 'hana',
  setId: null, shareId: 's', noteId: null, decisionId: null, enquiryId: null, ...changes,
}); // prettier-ignore

describe('a chronology', () => {
  it('is one text, whatever order its parts came in', () => {
    const turned = Object.fromEntries(Object.entries(line()).reverse()) as unknown as ChronologyLine;
    expect(chronologyOf(of, [turned])).toEqual(chronologyOf(of, [line()]));
    expect(chronologyOf(of, []).json).toBe(
      '{"agency":"police","format":"concordat-chronology/1","lines":[],"person":"alder","until":"2027-03-11T06:00:00.000Z"}',
    );
  });

  it.each([
    ['a word', [line({ words: 'He moved' })]],
    ['an instant', [line({ at: new Date('2027-03-10T13:40:00.001Z') })]],
    ['the order', [line({ id: '2' }), line()]],
    ['a line more', [line(), line()]],
  ])('is another one, with other hashes, when %s changes', (_, lines) => {
    const [one, other] = [chronologyOf(of, [line(), line({ id: '2' })]), chronologyOf(of, lines)];
    expect([one.jsonHash === other.jsonHash, one.csvHash === other.csvHash]).toEqual([false, false]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1+1', '\u200b=1+1'])('runs nothing in a spreadsheet: %j', (words) => {
    const { csv, json } = chronologyOf(of, [line({ words })]);
    expect(csv).toContain(`"'${words}"`);
    expect(json).toContain(JSON.stringify(words));
    expect(namesCsv([{ id: 'x', name: words }])).toContain(`"'${words}"`);
  });
});
