import type { AnswerGiven, AnswerState } from './answer.js';
import { checkDeclaration, type NoteTowardsAsker } from './declaration.js';
import { aGroup, aQuestion, aSet, DECLARATION, given, WEAPONS } from './spec/asked.js';

const SET = aSet(aGroup('one', WEAPONS, aQuestion('q14', { categories: ['SUBSTANCES'] })), aGroup('last', DECLARATION));
const weapons = given('q12', 'ANSWERED', { rows: [{ held: true, what: 'A blade.' }] });
const drugs = given('q14', 'ANSWERED', { rows: [{ said: 'A test in January.' }] });
const declared = (held: string) =>
  held === 'WITHHELD' || held === 'NO_FURTHER_ANSWER'
    ? given('q55', held, { reasonCode: 'R' })
    : given('q55', 'ANSWERED', { rows: [{ held }] });
const note = (id: string, level: NoteTowardsAsker['level'], more: Partial<NoteTowardsAsker> = {}): NoteTowardsAsker => ({
  id,
  level,
  category: 'VIOLENCE',
  shared: false,
  attached: false,
  ...more,
});
interface Case {
  going?: AnswerGiven[];
  held?: NoteTowardsAsker[];
  before?: AnswerGiven[];
  stillOpen?: string[];
  awaiting?: string[];
}
const check = ({ going = [weapons, drugs], held = [], before = [], stillOpen = [], awaiting = [] }: Case) =>
  checkDeclaration({ set: SET, sent: { going, stillOpen, awaiting }, before, held });
const ids = (found: ReturnType<typeof checkDeclaration>) => (found && 'notes' in found ? found.notes.map(({ id }) => id) : null);

/** The least grave thing sent is a MEDIUM answer. */
describe('ENQ-12 the declaration is checked against what is held', () => {
  const high = note('high', 'HIGH');
  const told = note('told', 'HIGH', { shared: true });
  const equal = note('equal', 'MEDIUM');
  const unlevelled = note('unlevelled', null);
  it.each<[string, NoteTowardsAsker[], string[] | null]>([
    ['NONE_HELD', [], null],
    ['NONE_HELD', [equal], null],
    ['NONE_HELD', [high], ['high']],
    ['NONE_HELD', [told], ['told']],
    ['NONE_HELD', [unlevelled, equal], ['unlevelled']],
    ['ALL_SHARED', [told, equal], null],
    ['ALL_SHARED', [told, high], ['high']],
    ['ALL_SHARED', [], null],
    ['NO_FURTHER_ANSWER', [told, equal], null],
    ['NO_FURTHER_ANSWER', [high], ['high']],
    ['WITHHELD', [high], null],
    ['WITHHELD', [told], ['told']],
    ['WITHHELD', [equal], []],
    ['WITHHELD', [], []],
  ])('%s while %j is held', (choice, held, notes) => {
    const found = check({ going: [weapons, drugs, declared(choice)], held });
    expect(ids(found)).toEqual(notes);
    if (notes) expect(found).toMatchObject({ code: 'ENQ-12', declared: choice });
  });
  it('a level that was sent decides what is graver: not the declaration itself, nor what does not go', () => {
    const low = [note('medium', 'MEDIUM')];
    expect(ids(check({ going: [weapons, declared('NONE_HELD')], held: low }))).toBeNull();
    expect(ids(check({ going: [weapons, given('q14', 'WITHHELD', { reasonCode: 'R' }), declared('NONE_HELD')], held: low }))).toBeNull();
    expect(ids(check({ going: [weapons, given('q14', 'NOT_KNOWN'), declared('NONE_HELD')], held: low }))).toEqual(['medium']);
    expect(ids(check({ going: [weapons, declared('NONE_HELD')], before: [given('q14', 'NOT_KNOWN')], held: low }))).toEqual(['medium']);
    const attached = note('attached', 'LOW', { attached: true, shared: true });
    expect(ids(check({ going: [weapons, declared('NONE_HELD')], held: [...low, attached] }))).toEqual(['medium']);
  });
  it('counts everything held where nothing at all goes', () => {
    expect(ids(check({ going: [declared('NONE_HELD')], held: [note('low', 'LOW')] }))).toEqual(['low']);
    expect(ids(check({ going: [declared('NONE_HELD')], held: [] }))).toBeNull();
  });
  it('holds an earlier declaration to what has gone since', () => {
    expect(ids(check({ going: [drugs], before: [weapons, declared('NONE_HELD')], held: [high] }))).toEqual(['high']);
    expect(ids(check({ going: [drugs], before: [weapons, declared('WITHHELD')], held: [told] }))).toBeNull();
    expect(ids(check({ going: [drugs, declared('WITHHELD')], before: [weapons, declared('NONE_HELD')], held: [high] }))).toBeNull();
  });
});

describe('ENQ-13 an enquiry is not finished without it', () => {
  it('when only the declaration is missing', () => {
    expect(check({ stillOpen: ['q55'] })).toMatchObject({ code: 'ENQ-13', questionCode: 'q55' });
  });
  it.each<[string, Case]>([
    ['something else is open', { stillOpen: ['q14', 'q55'], going: [weapons] }],
    ['something is awaited', { stillOpen: ['q55'], awaiting: ['q14'], going: [weapons] }],
    ['it was given before', { before: [declared('NONE_HELD')] }],
    ['only something else is missing', { stillOpen: ['q14'], going: [weapons, declared('NONE_HELD')] }],
  ])('not while %s', (_case, given) => expect(check(given)).toBeNull());
});

describe('ENQ-14 withholding is never written down as not knowing', () => {
  const blade = note('blade', 'LOW', { category: 'WEAPON' });
  const asked = (state: AnswerState, held: NoteTowardsAsker[]) =>
    check({ going: [given('q12', state, { reasonCode: 'R' }), drugs], held, stillOpen: ['q55', 'q1'] });
  it.each<AnswerState>(['NOT_KNOWN', 'NOT_HELD'])('%s while a note about it is held', (state) => {
    expect(asked(state, [blade])).toMatchObject({ code: 'ENQ-14', questions: [{ questionCode: 'q12', notes: [{ id: 'blade' }] }] });
  });
  it.each<[string, AnswerState, NoteTowardsAsker[]]>([
    ['the note is attached', 'NOT_KNOWN', [{ ...blade, shared: true, attached: true }]],
    ['the note is about something else', 'NOT_KNOWN', [note('blow', 'VERY_HIGH')]],
    ['it is withheld', 'WITHHELD', [blade]],
    ['it is answered', 'ANSWERED', [blade]],
    ['it is awaited', 'AWAITING', [blade]],
  ])('not when %s', (_case, state, held) => expect(asked(state, held)).toBeNull());
  it('names every question it is so of', () => {
    const both = [given('q12', 'NOT_HELD'), given('q14', 'NOT_KNOWN')];
    const found = check({ going: both, held: [blade, note('test', 'LOW', { category: 'SUBSTANCES' })], stillOpen: ['q55', 'q1'] });
    expect(found).toMatchObject({ questions: [{ questionCode: 'q12' }, { questionCode: 'q14' }] });
  });
});
