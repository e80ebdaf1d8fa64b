import { headline, impactInWords, lineInWords } from './change-words.js';

const agency = { id: 'a', name: 'Larchford Borough Council' };

describe('a change in words', () => {
  it.each([
    [
      { code: 'ITEMS_STOP_TO', count: 19, days: 30, agency },
      /^19 items that your agency shared stop flowing to Larchford Borough Council 30 days later/,
    ],
    [
      { code: 'ITEMS_STOP_TO', count: 1, days: 0, agency },
      /^1 item that your agency shared stops flowing to Larchford Borough Council at once/,
    ],
    [{ code: 'SIGN_INS_END', count: 2, days: null, agency: null }, /signed out at once, on 2 devices/],
    [{ code: 'NOT_KNOWN_YET', count: 2, days: null, agency: null }, /^NOT_KNOWN_YET: 2$/],
  ])('%s', (line, said) => {
    expect(impactInWords(line)).toMatch(said);
  });

  it('says from what to what', () => {
    expect(lineInWords({ field: 'endsAt', was: null, becomes: '2099-03-31T23:00:00.000Z' })).toEqual({
      field: 'In force until',
      was: 'No end date',
      becomes: 'The end of 31 March 2099',
    });
    expect(lineInWords({ field: 'endsAt', was: '2099-03-31T23:00:00.000Z', becomes: null }).becomes).toBe('The moment it is done');
    expect(lineInWords({ field: 'reviewOn', was: '2027-10-01', becomes: '2028-10-01' })).toMatchObject({
      was: '1 October 2027',
      becomes: '1 October 2028',
    });
  });

  it('names what is done and to whom', () => {
    const change = { roleLabel: 'Supervisor', unit: { name: 'Riverside District' }, staff: { name: 'Ash Pell' } };
    expect(headline({ kind: 'POST_GRANTED', ...change })).toBe('Give Ash Pell a post: Supervisor, Riverside District');
    expect(headline({ kind: 'PARTY_JOINS', roleLabel: null, unit: null, agreement: { title: 'T' }, partyAgency: { shortName: 'X' } })).toBe(
      'X joins ‘T’',
    );
  });
});
