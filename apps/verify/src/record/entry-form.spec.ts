import { canonicalize } from 'json-canonicalize';
import { LOG, madeEntry } from '../spec/made-entry.js';
import { Seeded } from '../spec/seeded.js';
import { day } from '../spec/story.js';
import { formFault, reasonAgainst } from './entry-form.js';

describe('the form of an entry', () => {
  const random = new Seeded('form');
  const text = madeEntry({ kind: 'request.asked', by: 'prison', at: day(1) }, random).bytes.toString('latin1');
  const entry = JSON.parse(text) as { sd: string[]; [name: string]: unknown };
  const { sd } = entry;

  it('is what an entry has', () => expect(formFault(text, LOG)).toBeNull());

  it.each<[string, object]>([
    ['fields are not exactly', { ...entry, person: 'P' }],
    ['fields are not exactly', { at: entry.at }],
    ['instant', { ...entry, at: '2027-03-02T10:20:00Z' }],
    ['instant', { ...entry, at: '2027-02-30T10:20:00.123Z' }],
    ['instant', { ...entry, at: 7 }],
    ['custodian', { ...entry, custodian: 'HM Prison' }],
    ['custodian', { ...entry, custodian: 'Tŷ' }],
    ['id', { ...entry, id: String(entry.id).toUpperCase() }],
    ['id', { ...entry, id: '01930f2e-7c00-4abc-8def-0123456789ab' }],
    ['another record', { ...entry, log: 'another.example/2026' }],
    ['version', { ...entry, v: 2 }],
    ['sixteen', { ...entry, sd: sd.slice(1) }],
    ['sixteen', { ...entry, sd: [...sd, sd[0]] }],
    ['malformed', { ...entry, sd: [...sd.slice(0, 15), 'zz'] }],
    ['out of order', { ...entry, sd: [...sd].reverse() }],
    ['stands twice', { ...entry, sd: [sd[0], ...sd.slice(0, 15)] }],
  ])('is not: %s', (why, wrong) => expect(formFault(canonicalize(wrong), LOG)).toContain(why));

  it.each<[string, string]>([
    ['canonical', ` ${text}`],
    ['canonical', text.replace('":', '": ')],
    ['canonical', text.replace('"v":1', '"v":1.0')],
    ['canonical', text.replace('agency-prison', '\\u0061gency-prison')],
    ['canonical', text.replace('"v":1}', '"v":1,"v":1}')],
    ['canonical', JSON.stringify({ v: 1, ...entry })],
    ['not JSON', text.slice(0, -1)],
    ['not JSON', `[${text}]`],
    ['not JSON', ''],
    ['65,535', `${text}${' '.repeat(70_000)}`],
  ])('is not: %s %#', (why, wrong) => expect(formFault(wrong, LOG)).toContain(why));

  /* Two ways to one answer, of which the quick one counts: they may never differ. */
  it('is judged alike by its one pattern and by parsing, writing again and comparing', () => {
    const letters = '"{}[],:\\ 01aZz-_.\u00e9';
    let refused = 0;
    for (let i = 0; i < 20_000; i++) {
      const at = random.below(text.length);
      const letter = letters[random.below(letters.length)] ?? '';
      const wrong =
        [
          text.slice(0, at) + letter + text.slice(at + 1),
          text.slice(0, at) + letter + text.slice(at),
          text.slice(0, at) + text.slice(at + 1),
        ][i % 3] ?? '';
      const slow = reasonAgainst(wrong, LOG);
      if (slow !== null) refused++;
      expect([wrong, formFault(wrong, LOG)]).toEqual([wrong, slow]);
    }
    expect(refused).toBeGreaterThan(10_000);
  });
});
