import type { AnswerRow } from './answer.js';
import { type AnswerAt, fieldChanges, overTime, sameRow } from './over-time.js';
import { aField, aQuestion, given, options, WEAPONS } from './spec/asked.js';

const at = (day: string) => new Date(`2027-03-${day}T10:00:00Z`);
const weapons = (day: string, rows: AnswerRow[], more: Partial<AnswerAt> = {}): AnswerAt => ({
  ...given('q12', 'ANSWERED', { rows }),
  at: at(day),
  question: WEAPONS,
  ...more,
});
const places = aQuestion('q31', {
  fields: [
    aField('where', 'TEXT', { label: 'Address' }),
    aField('who', 'CHOICES', { label: 'Who lives there', required: false, options: options('MOTHER', 'COUSIN') }),
  ],
  repeat: { noun: 'address', most: 9 },
});
const moved = (before: AnswerRow[], after: AnswerRow[]) =>
  fieldChanges({ rows: before, question: places }, { rows: after, question: places }).map(
    ({ kind, field, row, before: was, after: is }) => [kind, field, row, was, is],
  );

describe('answers over time', () => {
  it('stand in order, each with what changed since the one before', () => {
    const [first, second, third] = overTime([
      weapons('09', [{ held: true, what: 'A blade.' }], { basis: 'RECORD_SEEN', asAt: '2027-03-09' }),
      weapons('01', [{ held: false }], { basis: 'SELF_REPORT', asAt: '2027-03-01' }),
      weapons('12', [], { state: 'NOT_KNOWN', basis: null, asAt: null, source: null }),
    ]);
    expect(first).toMatchObject({ answer: { at: at('01') }, changed: null });
    expect(second?.changed?.parts).toEqual(['basis', 'asAt']);
    expect(second?.changed?.fields).toEqual([
      { kind: 'CHANGED', field: 'held', label: 'Weapon found in custody', row: 0, before: 'no', after: 'yes' },
      { kind: 'ADDED', field: 'what', label: 'What happened', row: 0, before: null, after: 'A blade.' },
    ]);
    expect(third?.changed?.parts).toEqual(['state', 'basis', 'source', 'asAt']);
    expect(third?.changed?.fields.map(({ kind, field }) => [kind, field])).toEqual([
      ['REMOVED', 'held'],
      ['REMOVED', 'what'],
    ]);
  });
  it('changed in nothing is said as nothing, whatever order the fields are written in', () => {
    const [, again] = overTime([weapons('01', [{ held: true, what: 'A' }]), weapons('02', [{ what: 'A', held: true }])]);
    expect(again?.changed).toEqual({ parts: [], fields: [] });
    expect(sameRow({ held: true }, { held: true, what: 'A' })).toBe(false);
    expect(sameRow({ a: ['X', 'Y'] }, { a: ['X'] })).toBe(false);
  });
  it('keeps the order of two at one instant', () => {
    expect(overTime([weapons('01', [{ held: true }]), weapons('01', [{ held: false }])])[1]?.changed?.fields[0]).toMatchObject({
      after: 'no',
    });
  });
});

describe('a list', () => {
  it('with one more at the front has one more, not all changed', () => {
    expect(moved([{ where: 'A' }, { where: 'B' }], [{ where: 'C' }, { where: 'A' }, { where: 'B' }])).toEqual([
      ['ADDED', 'where', 0, null, 'C'],
    ]);
  });
  it('follows a thing by its first field, and says what is gone', () => {
    expect(moved([{ where: 'A', who: ['MOTHER'] }, { where: 'B' }], [{ where: 'A', who: ['MOTHER', 'COUSIN'] }])).toEqual([
      ['CHANGED', 'who', 0, 'Mother', 'Mother; Cousin'],
      ['REMOVED', 'where', 1, 'B', null],
    ]);
  });
  it('finds what is the same before what is only about the same', () => {
    const [mother, cousin] = [
      { where: 'A', who: ['MOTHER'] },
      { where: 'A', who: ['COUSIN'] },
    ];
    expect(moved([mother, cousin], [cousin])).toEqual([
      ['REMOVED', 'where', 0, 'A', null],
      ['REMOVED', 'who', 0, 'Mother', null],
    ]);
  });
  it('that stands in another order has not changed', () => {
    expect(moved([{ where: 'A' }, { where: 'B' }], [{ where: 'B' }, { where: 'A' }])).toEqual([]);
  });
});

it('a field that is no longer asked, or newly asked, still says what it said', () => {
  const old = aQuestion('q9', { fields: [aField('level', 'CHOICE', { options: options('HIGH') }), aField('gone', 'YES_NO')] });
  const now = aQuestion('q9', { fields: [aField('level', 'CHOICE', { options: options('HIGH', 'LOW') }), aField('fresh', 'DATE')] });
  const changes = fieldChanges(
    { question: old, rows: [{ level: 'HIGH', gone: true }] },
    { question: now, rows: [{ level: 'LOW', fresh: '2027-03-01' }] },
  );
  expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['level', 'High', 'Low'],
    ['fresh', null, '1 March 2027'],
    ['gone', 'yes', null],
  ]);
});
