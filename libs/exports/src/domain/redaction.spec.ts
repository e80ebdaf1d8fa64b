import { Redactor } from './redaction.js';

const LABELS: Readonly<Record<string, string>> = { CHILD: 'Child', VICTIM: 'Victim' };
const redactor = (...others: [string, string][]) =>
  new Redactor(others.map(([reference, className]) => ({ reference, class: className })), (one) => LABELS[one] ?? 'Other person'); // prettier-ignore

describe('taking other people out of a text', () => {
  it('puts the class in place of the reference and says where and how often', () => {
    const taking = redactor(['Ms A', 'VICTIM'], ['J', 'CHILD']);
    expect(taking.text('one', 'He waited for Ms A and J; MS  A ran.')).toBe('He waited for [victim] and [child]; [victim] ran.');
    expect(taking.text('two', 'Nothing of theirs.')).toBe('Nothing of theirs.');
    expect(taking.redactions).toEqual([
      { at: 'one', class: 'VICTIM', times: 2 },
      { at: 'one', class: 'CHILD', times: 1 },
    ]);
  });

  it.each([
    ['a longer name', 'He met Ms Ashby.', false],
    ['the name with a stop behind it', 'He met Ms A.', true],
    ['a name in brackets', 'He met her (ms a)', true],
    ['a Welsh letter behind it', 'He met Ms Aŵen', false],
  ])('%s', (_, text, named) => {
    const taking = redactor(['Ms A', 'VICTIM']);
    expect(taking.names(text)).toBe(named);
    expect(taking.text('x', text) !== text).toBe(named);
  });

  it('takes the longest first, reads a reference as letters and not as a pattern, and leaves blanks alone', () => {
    const taking = redactor(['Neighbour', 'OTHER'], ['Neighbour (B)', 'CHILD'], ['.*', 'VICTIM']);
    expect(taking.text('x', 'Neighbour (B) and Neighbour')).toBe('[child] and [other person]');
    expect(taking.text('x', null)).toBeNull();
  });
});
