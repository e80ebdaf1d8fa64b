import { Invalid } from '@lib/kernel';
import { type NoteAsked, soundNote } from './sound-note.js';

const bounds = { now: new Date('2027-07-05T10:20:00Z'), born: '1990-05-01' };
const asked: NoteAsked = {
  category: 'WEAPON',
  level: 'HIGH',
  nature: 'FACT',
  body: 'A blade made from a tin lid was found in his cell.',
  happenedOn: '2027-07-04',
  basis: 'RECORD_SEEN',
};

function faultsOf(changes: Partial<NoteAsked>): Readonly<Record<string, string>> {
  try {
    soundNote({ ...asked, ...changes }, bounds);
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
  return {};
}

describe('a note', () => {
  it('is kept with its defaults', () => {
    expect(soundNote({ ...asked, level: null, body: '  Cyllell yn ei gell,\r\nmeddai Sio\u0302n ' }, bounds)).toMatchObject({
      level: null,
      levelReason: null,
      body: 'Cyllell yn ei gell,\nmeddai Si\u00f4n',
      happenedTime: null,
      handlingCode: 'P',
      handlingConditions: null,
      marking: 'OFFICIAL',
      disclosable: 'NO',
      gangRole: null,
      expiresOn: null,
    });
  });

  it.each<[string, Partial<NoteAsked>, string[]]>([
    ['a kind that is none', { category: 'GOSSIP' }, ['category']],
    ['a name of the language for a kind', { category: 'toString' }, ['category']],
    ['blank', { body: ' \n\t' }, ['body']],
    ['too long', { body: 'x'.repeat(8001) }, ['body']],
    ['NUL', { body: 'a\u0000b' }, ['body']],
    ['half a character', { body: 'a\ud800b' }, ['body']],
    ['tomorrow', { happenedOn: '2027-07-06' }, ['happenedOn']],
    ['before 1900', { happenedOn: '1899-12-31' }, ['happenedOn']],
    ['before birth', { happenedOn: '1990-04-30' }, ['happenedOn']],
    ['no day of the calendar', { happenedOn: '2027-02-30' }, ['happenedOn']],
    ['no time of day', { happenedTime: '24:00' }, ['happenedTime']],
    ['a time with seconds', { happenedTime: '10:20:30' }, ['happenedTime']],
    ['later today', { happenedOn: '2027-07-05', happenedTime: '11:21' }, ['happenedTime']],
    ['conditions with NUL, in those words', { handlingCode: 'C', handlingConditions: 'a\u0000' }, ['handlingConditions']],
    ['conditions without conditions', { handlingCode: 'C' }, ['handlingConditions']],
    ['half graded', { sourceGrade: 2 }, ['intelligenceGrade']],
    ['a grade that is none', { sourceGrade: 4, intelligenceGrade: 'A' }, ['sourceGrade']],
    ['a handling code that is none', { handlingCode: 'X' }, ['handlingCode']],
    ['above the ceiling', { marking: 'SECRET' }, ['marking']],
    ['above the ceiling in the text', { body: 'TOP SECRET\nthe source says' }, ['body']],
    ['a basis that is none', { basis: 'RUMOUR' }, ['basis']],
    ['a judgement called a fact', { basis: 'PROFESSIONAL_JUDGEMENT' }, ['nature']],
    ['a view that is none', { disclosable: 'MAYBE' }, ['disclosable']],
    ['a part in a gang elsewhere', { gangRole: 'INVOLVED' }, ['gangRole']],
    [
      'everything at once',
      { category: 'X', body: '', happenedOn: 'soon', basis: '', nature: '' },
      ['basis', 'body', 'category', 'happenedOn', 'nature'],
    ],
  ])('refuses %s', (_case, changes, fields) => {
    expect(Object.keys(faultsOf(changes)).sort()).toEqual(fields);
  });

  it.each<[string, Partial<NoteAsked>]>([
    ['today', { happenedOn: '2027-07-05' }],
    ['this very minute in London', { happenedOn: '2027-07-05', happenedTime: '11:20' }],
    ['the day of birth', { happenedOn: '1990-05-01' }],
    ['the longest text', { body: '\u{1F5E1}'.repeat(8000) }],
    ['conditions with a marking', { marking: 'OFFICIAL_SENSITIVE', handlingConditions: 'Named officers only' }],
    ['every grade', { sourceGrade: 1, intelligenceGrade: 'E', handlingCode: 'C', handlingConditions: 'Ask us first' }],
  ])('takes %s', (_case, changes) => expect(faultsOf(changes)).toEqual({}));

  it('says the ceiling in words a person can act on', () => {
    expect(faultsOf({ marking: 'TOP_SECRET' })['marking']).toContain('Do not enter it here');
    expect(faultsOf({ happenedOn: '1899-01-01' })['happenedOn']).toBe('When it happened must be on or after 1 May 1990');
    expect(faultsOf({ body: '' })['body']).toBe('Enter what you know');
  });
});

describe('association with a gang', () => {
  const gang: Partial<NoteAsked> = { category: 'GANG_ASSOCIATION', sourceGrade: 2, intelligenceGrade: 'B', gangRole: 'EXPLOITED' };

  it('lapses six months after its evidence', () => {
    expect(soundNote({ ...asked, ...gang, happenedOn: '2027-05-31' }, bounds).expiresOn).toBe('2027-11-30');
    expect(faultsOf({ ...gang, happenedOn: '2027-01-05' })).toEqual({});
    expect(Object.keys(faultsOf({ ...gang, happenedOn: '2027-01-04' }))).toEqual(['happenedOn']);
  });

  it.each([
    ['a source grade', { sourceGrade: null, intelligenceGrade: null }, ['intelligenceGrade', 'sourceGrade']],
    ['a role', { gangRole: null }, ['gangRole']],
    ['a date', { happenedOn: '' }, ['happenedOn']],
  ])('needs %s', (_what, without, fields) => {
    expect(Object.keys(faultsOf({ ...gang, ...without })).sort()).toEqual(fields);
  });
});
