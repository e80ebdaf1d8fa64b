import { bankHolidays } from '@lib/platform';
import { choicesOf, refusalOfAddress, soundChoices, USUAL } from './choices.js';
import { mailText } from './mail-text.js';
import { londonHour, nextDigest, tellAt, waitAfter } from './telling-time.js';

const holidays = bankHolidays(2027, 2027);
const at = (instant: string): Date => new Date(instant);

describe('when somebody is told', () => {
  it('the hour of the digest is the hour in London, on the days the clocks change too', () => {
    expect(londonHour('2027-03-01', 8)).toEqual(at('2027-03-01T08:00:00Z'));
    expect(londonHour('2027-07-01', 8)).toEqual(at('2027-07-01T07:00:00Z'));
    // 28 March and 31 October 2027: Sundays on which they change.
    expect(londonHour('2027-03-28', 5)).toEqual(at('2027-03-28T04:00:00Z'));
    expect(londonHour('2027-10-31', 5)).toEqual(at('2027-10-31T05:00:00Z'));
  });

  it.each([
    ['before the hour: today', '2027-03-01T07:59:59Z', '2027-03-01T08:00:00Z'],
    ['at the hour: tomorrow', '2027-03-01T08:00:00Z', '2027-03-02T08:00:00Z'],
    ['on a Friday evening before the clocks change: Monday, an hour earlier by the sun', '2027-10-29T18:00:00Z', '2027-11-01T08:00:00Z'],
    ['over Easter: the day after the bank holiday', '2027-03-25T09:00:00Z', '2027-03-30T07:00:00Z'],
  ])('the next digest, %s', (_what, now, next) => expect(nextDigest(at(now), 8, holidays)).toEqual(at(next)));

  it('is at once, with the next digest, or not by mail', () => {
    const choices = { ...USUAL, mine: 'AT_ONCE', unit: 'NEVER' } as const;
    const now = at('2027-03-01T12:00:00Z');
    expect([tellAt(choices, 'MINE', now, holidays), tellAt(choices, 'UNIT', now, holidays)]).toEqual([now, null]);
    expect(tellAt(choices, 'MEETINGS', now, holidays)).toEqual(at('2027-03-02T08:00:00Z'));
  });

  it('tries again soon, and then every hour', () => {
    expect([1, 2, 3, 6, 7, 70].map(waitAfter)).toEqual([1, 2, 5, 40, 60, 60]);
  });
});

describe('what holds for somebody', () => {
  it('is what they said, then what their agency said, then what is usual', () => {
    const agency = { mine: 'AT_ONCE', unit: 'NEVER', meetings: null, digestHour: 7 } as const;
    expect(choicesOf(agency, { unit: 'DAILY' })).toEqual({
      urgent: 'AT_ONCE',
      mine: 'AT_ONCE',
      unit: 'DAILY',
      meetings: 'DAILY',
      digestHour: 7,
    });
  });

  it('of what interrupts nothing but their own word is less than at once', () => {
    const agency = { urgent: 'NEVER', mine: 'NEVER' } as object;
    expect(choicesOf(agency, {}).urgent).toBe('AT_ONCE');
    expect(choicesOf({}, { urgent: 'DAILY' }).urgent).toBe('DAILY');
  });

  it('is whole, and says of each field what is wrong with it', () => {
    expect(soundChoices(USUAL)).toEqual(USUAL);
    const wrong = (): unknown => soundChoices({ ...USUAL, unit: 'SOMETIMES', digestHour: 3 });
    expect(wrong).toThrow('Choose when you are told; Choose an hour from 5 to 20');
    for (const digestHour of [4, 21, 8.5, '8', null]) expect(() => soundChoices({ ...USUAL, digestHour })).toThrow('Choose an hour');
  });
});

describe('an address', () => {
  it('NTF-01: needs an agency that has said where mail of its people goes', () => {
    expect(refusalOfAddress('wren@northshire.example', [])?.code).toBe('NTF-01');
  });

  it.each([
    'wren@elsewhere.example',
    'wren@sub.northshire.example',
    'wren@northshire.example.evil.example',
    '@northshire.example',
    'wren@@northshire.example',
    'wren',
    'wren@northshire.example\r\nBcc: all@elsewhere.example',
    'a,b@northshire.example',
    '"x y"@northshire.example',
    'wren@northshire.example,b@elsewhere.example',
  ])('NTF-02: is a plain one of the agency, and %p is not', (address) => {
    expect(refusalOfAddress(address, ['northshire.example'])?.code).toBe('NTF-02');
  });

  it.each(['wren@northshire.example', "o'neil.w-2@northshire.example"])('%p is', (address) => {
    expect(refusalOfAddress(address, ['eastmoor.example', 'northshire.example'])).toBeNull();
  });
});

describe('a message', () => {
  const of = { reference: 'MSG-7F3K-92QD-M4XT', portal: 'https://concordat.example' };

  it('about one thing leads to it', () => {
    const { subject, body } = mailText([{ sort: 'MINE', path: '/work/1' }], of);
    expect(subject).toBe('Something for you in Concordat');
    expect(body).toBe(
      [
        'There is something for you in Concordat.',
        '',
        'Sign in to read it: https://concordat.example/work/1',
        'Reference of this message: MSG-7F3K-92QD-M4XT',
        '',
        'What it is about is never said in a message. Nobody reads replies.',
        'Choose when you are told: https://concordat.example/notifications',
        '',
      ].join('\n'),
    );
  });

  it('about several counts them and leads to My work', () => {
    const { subject, body } = mailText(
      [
        { sort: 'URGENT', path: '/received/1' },
        { sort: 'UNIT', path: '/work/2' },
      ],
      of,
    );
    expect(subject).toBe('Cannot wait: 2 things for you in Concordat');
    expect(body).toContain('That cannot wait: 1\nFor your unit: 1\n');
    expect(body).not.toMatch(/received|work\/2/);
  });
});
