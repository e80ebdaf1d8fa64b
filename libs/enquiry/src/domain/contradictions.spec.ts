import { type AnswerHeld, type ContradictionFacts, contradictions, type Side } from './contradictions.js';
import { aField, aGroup, aQuestion, aSet, given, options } from './spec/asked.js';

const LEVELS = options('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH');
const SET = aSet(
  aGroup(
    'all',
    aQuestion('q1', { topic: 1, fields: [aField('overall', 'CHOICE', { options: LEVELS })], categories: ['SERIOUS_HARM_LEVEL'] }),
    aQuestion('q3', { topic: 3, fields: [aField('different', 'YES_NO'), aField('level', 'CHOICE', { options: LEVELS })] }),
    aQuestion('q14', { topic: 14, categories: ['SUBSTANCES'] }),
    aQuestion('q30', {
      topic: 30,
      fields: [aField('exists', 'CHOICE', { options: options('CHECKED_EXISTS', 'NOT_CHECKED', 'DOES_NOT_EXIST') })],
    }),
  ),
);
const BOTH: readonly Side[] = ['ASKER', 'ANSWERER'];
const at = (day: number) => new Date(Date.UTC(2027, 2, day));
const held = (id: string, questionCode: string, row: object, more: Partial<AnswerHeld> = {}): AnswerHeld => ({
  ...given(questionCode, 'ANSWERED', { rows: [{ ...row }] }),
  id,
  agencyId: 'probation',
  at: at(9),
  knownTo: BOTH,
  ...more,
});
const level = (id: string, overall: string, more: Partial<AnswerHeld> = {}) => held(id, 'q1', { overall }, more);
const flags = (sent: AnswerHeld[], more: Partial<ContradictionFacts> = {}) =>
  contradictions({ set: SET, sent, earlier: [], notes: [], recorded: null, ...more }).map(({ kind, seenBy, operands }) => [
    kind,
    seenBy.join(),
    operands.map(({ id }) => id).join(),
  ]);

describe('different levels of serious harm', () => {
  const now = level('now', 'MEDIUM');
  it('a document that says another is a flag by itself', () => {
    expect(flags([held('now', 'q3', { different: true, level: 'HIGH' })])).toEqual([['DIFFERENT_ROSH', 'ASKER,ANSWERER', 'now']]);
    expect(
      contradictions({ set: SET, sent: [held('now', 'q3', { different: true, level: 'HIGH' })], earlier: [], notes: [], recorded: null })[0]
        ?.words,
    ).toBe('A document gives a different risk of serious harm level: high.');
    expect(flags([held('now', 'q3', { different: false })])).toEqual([]);
    expect(flags([held('now', 'q3', { different: true }, { state: 'NOT_KNOWN' })])).toEqual([]);
  });
  it('another agency says another, in its newest answer', () => {
    const prison = (id: string, overall: string, day: number) => level(id, overall, { agencyId: 'prison', at: at(day) });
    expect(flags([now], { earlier: [prison('old', 'MEDIUM', 1), prison('new', 'HIGH', 2)] })).toEqual([
      ['DIFFERENT_ROSH', 'ASKER,ANSWERER', 'now,new'],
    ]);
    expect(flags([now], { earlier: [prison('new', 'MEDIUM', 2), prison('old', 'HIGH', 1)] })).toEqual([]);
    expect(flags([now], { earlier: [prison('p', 'HIGH', 1), level('c', 'LOW', { agencyId: 'council' })] })).toHaveLength(2);
  });
  it('not what the same agency said before, nor what says no level', () => {
    expect(flags([now], { earlier: [level('before', 'HIGH')] })).toEqual([]);
    expect(
      flags([now], {
        earlier: [
          level('p', 'NOT_ASSESSED', { agencyId: 'prison' }),
          level('q', 'HIGH', { agencyId: 'prison', state: 'WITHHELD', rows: [] }),
        ],
      }),
    ).toEqual([]);
  });
  it('nor the same', () => expect(flags([now], { earlier: [level('p', 'MEDIUM', { agencyId: 'prison' })] })).toEqual([]));
  it('the record says another', () => {
    const recorded = { id: 'record', level: 'HIGH', knownTo: BOTH } as const;
    expect(flags([now], { recorded })).toEqual([['DIFFERENT_ROSH', 'ASKER,ANSWERER', 'now,record']]);
    expect(flags([level('now', 'HIGH')], { recorded })).toEqual([]);
    expect(flags([now], { recorded: { ...recorded, knownTo: ['ASKER'] } })).toEqual([['DIFFERENT_ROSH', 'ASKER', 'now,record']]);
  });
});

describe('an address', () => {
  it.each<[string, number]>([
    ['NOT_CHECKED', 1],
    ['DOES_NOT_EXIST', 1],
    ['CHECKED_EXISTS', 0],
  ])('%s', (exists, count) => expect(flags([held('now', 'q30', { exists })])).toHaveLength(count));
  it('is not a flag where the question has no answer', () => {
    expect(flags([held('now', 'q30', {}), held('other', 'q30', {}, { state: 'NOT_HELD', rows: [] })])).toEqual([]);
  });
});

describe('somebody’s own word where a record exists', () => {
  const said = held('said', 'q14', { said: 'Clean.' }, { basis: 'SELF_REPORT' });
  const seen = (id: string, more: Partial<AnswerHeld> = {}) => held(id, 'q14', { said: 'A test.' }, { agencyId: 'prison', ...more });
  const note = { id: 'note', category: 'SUBSTANCES', basis: 'VERIFIED_BY_AGENCY', knownTo: ['ANSWERER'] } as const;
  it('another answer, or a note about it, is from a record', () => {
    expect(flags([said], { earlier: [seen('seen')] })).toEqual([['SELF_REPORT_WHERE_RECORD', 'ASKER,ANSWERER', 'said,seen']]);
    expect(flags([said], { notes: [note] })).toEqual([['SELF_REPORT_WHERE_RECORD', 'ANSWERER', 'said,note']]);
  });
  it.each<[string, AnswerHeld[], Partial<ContradictionFacts>]>([
    ['the answer is from a record itself', [seen('seen')], { notes: [note] }],
    ['the other is a self-report too', [said], { earlier: [seen('seen', { basis: 'SELF_REPORT' })] }],
    ['the other is a judgement', [said], { earlier: [seen('seen', { basis: 'PROFESSIONAL_JUDGEMENT' })] }],
    ['the other was withheld', [said], { earlier: [seen('seen', { state: 'WITHHELD', rows: [] })] }],
    ['the other is about something else', [said], { earlier: [level('seen', 'HIGH')] }],
    ['the note is about something else', [said], { notes: [{ ...note, category: 'WEAPON' }] }],
    ['the note is hearsay', [said], { notes: [{ ...note, basis: 'THIRD_PARTY' }] }],
  ])('not when %s', (_case, sent, more) => expect(flags(sent, more)).toEqual([]));
});

describe('who may see a flag', () => {
  const said = held('said', 'q14', { said: 'Clean.' }, { basis: 'SELF_REPORT' });
  const record = (id: string, knownTo: readonly Side[]) => held(id, 'q14', { said: 'A test.' }, { agencyId: id, knownTo });
  it('the one thing both have is one flag', () => {
    const two = { earlier: [record('one', BOTH), record('two', BOTH), record('other', [])] };
    expect(flags([said], two)).toEqual([['SELF_REPORT_WHERE_RECORD', 'ASKER,ANSWERER', 'said,one,two']]);
  });
  it('a side that has every part of it, and nobody when no side has', () => {
    expect(flags([said], { earlier: [record('both', BOTH), record('asker', ['ASKER']), record('answerer', ['ANSWERER'])] })).toEqual([
      ['SELF_REPORT_WHERE_RECORD', 'ASKER', 'said,both,asker'],
      ['SELF_REPORT_WHERE_RECORD', 'ANSWERER', 'said,both,answerer'],
    ]);
    expect(flags([{ ...said, knownTo: ['ANSWERER'] }], { earlier: [record('asker', ['ASKER'])] })).toEqual([]);
  });
  it('whatever is held: no flag shows a side an operand it does not have', () => {
    const sides: readonly (readonly Side[])[] = [[], ['ASKER'], ['ANSWERER'], BOTH];
    let shown = 0;
    for (const first of sides)
      for (const second of sides)
        for (const third of sides) {
          const facts = {
            earlier: [{ ...level('p', 'HIGH', { agencyId: 'prison' }), knownTo: second }, record('r', second)],
            recorded: { id: 'l', level: 'LOW', knownTo: third } as const,
          };
          const notes = [{ id: 'n', category: 'SUBSTANCES', basis: 'RECORD_SEEN', knownTo: third }];
          const sent = [
            level('now', 'MEDIUM', { knownTo: first }),
            { ...said, knownTo: first },
            held('q3', 'q3', { different: true }, { knownTo: first }),
          ];
          for (const { seenBy, operands } of contradictions({ set: SET, sent, notes, ...facts })) {
            expect(seenBy.length).toBeGreaterThan(0);
            for (const side of seenBy) for (const { knownTo } of operands) expect(knownTo).toContain(side);
            shown += 1;
          }
        }
    expect(shown).toBeGreaterThan(100);
  });
});
