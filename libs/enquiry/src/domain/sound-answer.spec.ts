import type { AnswerGiven, AnswerState } from './answer.js';
import { TEXT_LIMITS } from './answer-rows.js';
import type { FieldType, Question } from './question-set.js';
import { type AnswerTyped, soundAnswer, withDefaults } from './sound-answer.js';
import { aField, aQuestion, bounds, DECLARATION, options, PROVENANCE, typed, WEAPONS } from './spec/asked.js';

function kept(question: Question, answer: AnswerTyped): AnswerGiven {
  const found = soundAnswer(question, answer, bounds());
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.answer;
}
function faults(question: Question, answer: AnswerTyped): Record<string, string> {
  const found = soundAnswer(question, answer, bounds());
  return 'problems' in found ? Object.fromEntries(found.problems.map(({ field, message }) => [field, message])) : {};
}
const said = (state: AnswerState | string | null, more: Partial<AnswerTyped> = {}): AnswerTyped => ({
  questionCode: 'q12',
  state,
  ...more,
});
const one = (type: FieldType, more: object = {}) =>
  aQuestion('q1', { text: 'What?', fields: [aField('it', type, { label: 'It', ...more })] });
const it1 = (value: unknown) => typed('q1', { it: value });

describe('every state gets exactly what it calls for', () => {
  const everything: Partial<AnswerTyped> = {
    ...typed('q12', { held: true, what: 'A blade in a mattress.' }),
    awaitingFrom: 'HMP Elmwick security',
    awaitingUntil: '2027-04-08',
    reasonCode: 'WOULD_EXPOSE_A_SOURCE',
    reasonWords: 'One person only could have told us.',
    reviewBy: '2027-04-20',
  };
  const filled = (answer: AnswerGiven) =>
    Object.entries(answer)
      .filter(
        ([field, value]) => !['questionCode', 'state'].includes(field) && value !== null && !(Array.isArray(value) && value.length === 0),
      )
      .map(([field]) => field)
      .sort();
  it.each<[AnswerState, string[]]>([
    ['ANSWERED', ['asAt', 'basis', 'disclosable', 'marking', 'rows', 'source']],
    ['NOT_KNOWN', []],
    ['NOT_HELD', []],
    ['AWAITING', ['awaitingFrom', 'awaitingUntil']],
    ['WITHHELD', ['reasonCode', 'reasonWords', 'reviewBy']],
  ])('%s keeps only %j of all that was typed', (state, fields) => {
    expect(filled(kept(WEAPONS, { ...everything, questionCode: 'q12', state }))).toEqual(fields);
  });
  it('NO_FURTHER_ANSWER keeps its code, from its own list', () => {
    expect(filled(kept(WEAPONS, { ...everything, questionCode: 'q12', state: 'NO_FURTHER_ANSWER', reasonCode: 'SPOKEN_INSTEAD' }))).toEqual(
      ['reasonCode'],
    );
    expect(faults(WEAPONS, said('NO_FURTHER_ANSWER', { reasonCode: 'LEGAL_ADVICE' }))).toHaveProperty('reasonCode');
  });
  it.each([null, '', 'BLANK', 'answered', 'constructor'])('is never blank: %j', (state) => {
    expect(faults(WEAPONS, { ...everything, questionCode: 'q12', state })).toEqual({
      state: 'Answer this question, or say why there is no answer',
    });
  });
});

describe('an answer', () => {
  it('is kept in one spelling, without values of closed fields', () => {
    const answer = kept(WEAPONS, typed('q12', { held: false, what: 'left over from before', on: 'nonsense' }));
    expect(answer.rows).toEqual([{ held: false }]);
    expect(kept(one('LONG_TEXT'), it1('  Cyllell,\r\nmeddai Sio\u0302n ')).rows).toEqual([{ it: 'Cyllell,\nmeddai Si\u00f4n' }]);
    expect(kept(one('TEXT'), it1('one\r\n two')).rows).toEqual([{ it: 'one two' }]);
  });
  it('says every fault at once, each by its field', () => {
    const answer = typed('q12', { held: true, what: ' ', on: '2027-02-30' });
    expect(faults(WEAPONS, { ...answer, basis: null, asAt: '2027-03-26', marking: 'SECRET', disclosable: 'MAYBE' })).toEqual({
      'rows.0.what': 'Enter an answer for "What happened"',
      'rows.0.on': '"When" must be a real date',
      basis: 'Choose how you know this',
      asAt: 'The day as of which this is true must be on or before 25 March 2027',
      marking: 'Choose OFFICIAL or OFFICIAL-SENSITIVE',
      disclosable: 'Choose whether this person may be told',
    });
  });
  it('is not asked about what a faulty field would open', () => {
    expect(Object.keys(faults(WEAPONS, typed('q12', { held: 'yes', what: '' })))).toEqual(['rows.0.held']);
  });
  it('names the question where the question is the label', () => {
    expect(faults(aQuestion('q9', { text: 'Which level?' }), typed('q9'))).toEqual({ 'rows.0.said': 'Enter an answer for "Which level?"' });
  });
  it('refuses what the question does not ask for, even by a name of the language', () => {
    expect(faults(WEAPONS, typed('q12', { held: false, weight: 3 }))).toHaveProperty(['rows.0']);
    expect(faults(aQuestion('q9', { fields: [aField('constructor', 'TEXT')] }), typed('q9', {}))).toEqual({
      'rows.0.constructor': 'Enter an answer for "About constructor"',
    });
  });
  it.each([['text'], [7], [['a']], [[null]]])('refuses a row that is none: %j', (row) => {
    expect(faults(WEAPONS, { ...typed('q12'), rows: [row] })).not.toEqual({});
  });
  it('says something even where nothing is required', () => {
    const loose = one('TEXT', { required: false });
    expect(faults(loose, it1('  '))).toEqual({ rows: 'Answer at least one part of this question, or say why there is no answer' });
    expect(kept(loose, it1('x')).rows).toEqual([{ it: 'x' }]);
  });
});

describe('a field', () => {
  const choice = { options: options('HIGH', 'LOW') };
  it.each<[FieldType, object, unknown, unknown]>([
    ['TEXT', {}, '\u{1F5E1}'.repeat(TEXT_LIMITS.TEXT), '\u{1F5E1}'.repeat(TEXT_LIMITS.TEXT)],
    ['DATE', {}, '2024-02-29', '2024-02-29'],
    ['DATE', {}, '2067-01-01', '2067-01-01'],
    ['DATE_TIME', {}, '2027-06-01T10:20:00+01:00', '2027-06-01T09:20:00.000Z'],
    ['NUMBER', {}, 0, 0],
    ['NUMBER', {}, -0, 0],
    ['NUMBER', {}, ' 16 ', 16],
    ['NUMBER', {}, 2.5, 2.5],
    ['CHOICE', choice, 'HIGH', 'HIGH'],
    ['CHOICES', choice, ['LOW', 'HIGH', 'LOW'], ['HIGH', 'LOW']],
    ['YES_NO', {}, false, false],
  ])('%s takes %s', (type, more, value, expected) => expect(kept(one(type, more), it1(value)).rows).toEqual([{ it: expected }]));

  it.each<[FieldType, object, unknown]>([
    ['TEXT', {}, 'x'.repeat(TEXT_LIMITS.TEXT + 1)],
    ['TEXT', {}, 'a\u0000b'],
    ['TEXT', {}, 'a\u202Eb'],
    ['TEXT', {}, 'a\ud800'],
    ['TEXT', {}, '\u200B\u2800'],
    ['TEXT', {}, 7],
    ['LONG_TEXT', {}, 'x'.repeat(TEXT_LIMITS.LONG_TEXT + 1)],
    ['DATE', {}, '2027-02-29'],
    ['DATE', {}, '29/02/2028'],
    ['DATE', {}, '1899-12-31'],
    ['DATE', {}, '2127-01-01'],
    ['DATE_TIME', {}, '2027-06-01T10:20'],
    ['DATE_TIME', {}, '2127-06-01T10:20:00Z'],
    ['NUMBER', {}, Number.NaN],
    ['NUMBER', {}, Number.POSITIVE_INFINITY],
    ['NUMBER', {}, -1],
    ['NUMBER', {}, 1e10],
    ['NUMBER', {}, '1e3'],
    ['NUMBER', {}, 'sixteen'],
    ['CHOICE', choice, 'MEDIUM'],
    ['CHOICE', choice, ['HIGH']],
    ['CHOICE', choice, 'constructor'],
    ['CHOICES', choice, ['HIGH', 'MEDIUM']],
    ['CHOICES', choice, 'HIGH'],
    ['YES_NO', {}, 'true'],
    ['YES_NO', {}, null],
    ['CHOICES', choice, []],
    ['DATE', {}, ''],
  ])('%s refuses %j %s', (type, more, value) => expect(Object.keys(faults(one(type, more), it1(value)))).toEqual(['rows.0.it']));
});

describe('a question asked of several things', () => {
  const places = aQuestion('q31', { fields: [aField('where', 'TEXT', { label: 'Address' })], repeat: { noun: 'address', most: 3 } });
  it('leaves out a blank row, and says which of them is at fault', () => {
    expect(kept(places, typed('q31', { where: 'A' }, {}, { where: '  ' })).rows).toEqual([{ where: 'A' }]);
    expect(faults(places, typed('q31', { where: 'A' }, { where: 7 }))).toEqual({ 'rows.1.where': '"Address" (address 2) must be text' });
  });
  it('has at least one and at most its limit', () => {
    expect(faults(places, typed('q31', {}, {}))).toEqual({ 'rows.0.where': 'Enter an answer for "Address" (address 1)' });
    expect(faults(places, typed('q31', ...Array<object>(4).fill({ where: 'A' })))).toEqual({
      rows: 'You have given 4. Give 3 or fewer (address)',
    });
    expect(kept(places, typed('q31', ...Array<object>(3).fill({ where: 'A' }))).rows).toHaveLength(3);
    expect(faults(WEAPONS, typed('q12', { held: false }, { held: false }))).toEqual({ rows: 'This question takes one answer only' });
  });
  it('is refused up front when its text would be cut', () => {
    const long = aQuestion('q6', { fields: [aField('a', 'LONG_TEXT'), aField('b', 'LONG_TEXT')] });
    const half = 'x'.repeat(TEXT_LIMITS.LONG_TEXT);
    expect(Object.keys(faults(long, typed('q6', { a: half, b: half })))).toEqual(['rows']);
    expect(faults(long, typed('q6', { a: half, b: 'x'.repeat(3900) }))).toEqual({});
  });
});

describe('awaiting', () => {
  const awaiting = (awaitingFrom: string | null, awaitingUntil: string | null) =>
    faults(WEAPONS, said('AWAITING', { awaitingFrom, awaitingUntil }));
  it('says from whom and until when', () => {
    expect(Object.keys(awaiting(null, null))).toEqual(['awaitingFrom', 'awaitingUntil']);
    expect(awaiting('HMP Elmwick', '2027-03-26')).toEqual({});
    expect(awaiting('HMP Elmwick', '2028-03-25')).toEqual({});
  });
  it.each(['2027-03-25', '2028-03-26', '2027-13-01'])('not until %s', (until) =>
    expect(Object.keys(awaiting('Elmwick', until))).toEqual(['awaitingUntil']),
  );
});

describe('withheld', () => {
  const withheld = (more: Partial<AnswerTyped>) => said('WITHHELD', more);
  it('needs a reason of the list, and words where the code or the level needs them', () => {
    expect(Object.keys(faults(WEAPONS, withheld({ reasonCode: 'SPOKEN_INSTEAD' })))).toEqual(['reasonCode']);
    expect(Object.keys(faults(WEAPONS, withheld({ reasonCode: 'LEGAL_ADVICE', reasonWords: 'n/a' })))).toEqual(['reasonWords']);
    expect(faults(aQuestion('q2'), withheld({ reasonCode: 'LEGAL_ADVICE' }))).toEqual({});
  });
  it('has a day of review: the usual one when none is given', () => {
    const reason = { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'Only one person could have told us.' };
    expect(kept(WEAPONS, withheld(reason)).reviewBy).toBe('2027-04-22');
    expect(kept(WEAPONS, withheld({ ...reason, reviewBy: '2027-03-26' })).reviewBy).toBe('2027-03-26');
    expect(faults(WEAPONS, withheld({ ...reason, reviewBy: '2027-03-25' }))).toHaveProperty('reviewBy');
    expect(faults(WEAPONS, withheld({ ...reason, reviewBy: '2029-03-25' }))).toHaveProperty('reviewBy');
  });
});

describe('what was said once for the whole enquiry', () => {
  it('stands wherever an answer says nothing else', () => {
    const bare = said('ANSWERED', { rows: [{ held: false }] });
    expect(Object.keys(faults(WEAPONS, bare)).sort()).toEqual(['asAt', 'basis', 'disclosable', 'marking']);
    expect(kept(WEAPONS, withDefaults(bare, PROVENANCE))).toMatchObject(PROVENANCE);
    expect(kept(WEAPONS, withDefaults({ ...bare, basis: 'SELF_REPORT', source: '' }, PROVENANCE))).toMatchObject({
      ...PROVENANCE,
      basis: 'SELF_REPORT',
    });
    expect(withDefaults(said('NOT_HELD'), PROVENANCE)).toEqual(said('NOT_HELD'));
  });
});

describe('text marked above the ceiling', () => {
  it.each<[string, AnswerTyped]>([
    ['rows.0.what', typed('q12', { held: true, what: 'TOP SECRET' })],
    ['source', { ...typed('q12', { held: false }), source: 'TOP SECRET file' }],
    ['awaitingFrom', said('AWAITING', { awaitingFrom: 'TOP SECRET desk', awaitingUntil: '2027-04-01' })],
    ['reasonWords', said('WITHHELD', { reasonCode: 'LEGAL_ADVICE', reasonWords: 'It is TOP SECRET' })],
  ])('is refused in %s', (field, answer) => expect(faults(WEAPONS, answer)).toEqual({ [field]: 'This looks marked too high' }));
});

describe('the declaration', () => {
  const declared = (held: string) => typed('q55', { held });
  it('is an answer when nothing is kept back, and withheld itself when something is', () => {
    expect(kept(DECLARATION, declared('NONE_HELD'))).toMatchObject({ state: 'ANSWERED', rows: [{ held: 'NONE_HELD' }] });
    const reason = { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'Each is explained in its own decision.' };
    expect(kept(DECLARATION, { ...declared('WITHHELD'), ...reason })).toMatchObject({
      state: 'WITHHELD',
      rows: [],
      basis: null,
      ...reason,
    });
    expect(Object.keys(faults(DECLARATION, declared('WITHHELD')))).toEqual(['reasonCode']);
  });
  it('leaves the uniform reply open, and nothing that puts it off', () => {
    expect(faults(DECLARATION, said('NO_FURTHER_ANSWER', { reasonCode: 'REFERRED_TO_DUTY_DESK' }))).toEqual({});
    for (const state of ['NOT_KNOWN', 'NOT_HELD', 'AWAITING', null])
      expect(faults(DECLARATION, said(state))).toEqual({ state: 'Say whether you hold anything more serious than you have sent' });
  });
});

it('costs little: the CPU of checking ninety answers', () => {
  const lists = aQuestion('q90', {
    fields: [
      ...WEAPONS.fields,
      aField('who', 'TEXT'),
      aField('which', 'CHOICES', { options: options('A', 'B', 'C', 'D') }),
      aField('at', 'DATE_TIME'),
    ],
    repeat: { noun: 'event', most: 5 },
  });
  const row = {
    held: true,
    what: 'What was seen. '.repeat(20),
    on: '2027-01-02',
    who: 'An officer',
    which: ['B', 'A'],
    at: '2027-01-02T10:00:00Z',
  };
  const ninety = () => Array.from({ length: 90 }, () => kept(lists, typed('q90', row, row)));
  for (let warm = 0; warm < 5; warm += 1) ninety();
  const before = process.cpuUsage();
  for (let round = 0; round < 10; round += 1) ninety();
  const spent = process.cpuUsage(before);
  const milliseconds = (spent.user + spent.system) / 10_000;
  process.stdout.write(`ninety answers of two rows and six fields checked in ${milliseconds.toFixed(1)} ms of CPU\n`);
  expect(milliseconds).toBeLessThan(150);
});
