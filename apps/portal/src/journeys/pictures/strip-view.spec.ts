import type { HeldTowards, NoteTowards } from '../../api/answers/pictures.js';
import type { ConcernLevel, Outcome } from '../../api/answers/words.js';
import type { Policy } from '../../view/policy-words.js';
import { drawStrip, stripLines, stripSentence } from './strip-view.js';

const POLICY = { reasons: [{ outcome: 'WITHHELD', code: 'SOURCE', label: 'It would expose a source' }] } as unknown as Policy;
const line = (level: ConcernLevel | null, outcome: Outcome | null, changes: Partial<NoteTowards> = {}): NoteTowards => ({
  openedAt: null,
  takenBackAt: null,
  note: { id: 'n', categoryLabel: 'Weapon', level, recordedAt: '2027-03-01T09:00:00Z' },
  decision: outcome && {
    outcome,
    reasonCode: 'SOURCE',
    decidedAt: '2027-03-02T09:00:00Z',
    recipientUnit: null,
    recipientStaff: null,
    set: { id: 's', reference: 'CON-1' },
  },
  ...changes,
});
const held = (notes: readonly NoteTowards[], moreNotes = false): HeldTowards => ({ agency: { id: 'p', name: 'Northshire Probation', shortName: 'Probation' }, notes, moreNotes }); // prettier-ignore
const sentence = (notes: readonly NoteTowards[], more = false): string => stripSentence(stripLines(held(notes, more), POLICY), held(notes, more)); // prettier-ignore
const backs = (notes: readonly NoteTowards[]): boolean[] => stripLines(held(notes), POLICY).map(({ heldBack }) => heldBack);

describe('what is held back while less grave went', () => {
  it('is what was not told and is graver than something told, in whole or in part', () => {
    expect(backs([line('VERY_HIGH', 'WITHHELD'), line('HIGH', null), line('MEDIUM', 'SHARED_IN_PART'), line('MEDIUM', null), line('LOW', null)])).toEqual([true, true, false, false, false]); // prettier-ignore
    expect(backs([line('VERY_HIGH', 'DEFERRED'), line('LOW', 'NOT_RELEVANT')])).toEqual([false, false]);
  });

  it('a note without a level counts as high', () => expect(backs([line(null, null), line('MEDIUM', 'SHARED')])).toEqual([true, false]));

  it.each([
    ['nothing held back', [line('HIGH', 'SHARED'), line('LOW', null)], false, 'Nothing graver than what Probation has been told is held back.'],
    ['nothing told', [line('HIGH', 'WITHHELD')], false, 'Probation has been told none of these notes.'],
    ['told and taken back', [line('HIGH', null, { takenBackAt: '2027-03-03T09:00:00Z' })], false, 'Probation has none of these notes now: what it was told was taken back.'],
    ['one', [line('HIGH', null), line('LOW', 'SHARED')], false, '1 note graver than something Probation has been told has not been told to it: 1 with nothing decided.'],
    ['both kinds', [line('HIGH', null), line('HIGH', 'WITHHELD'), line('HIGH', 'WITHHELD'), line('LOW', 'SHARED')], false, '3 notes graver than something Probation has been told have not been told to it: 2 kept back with a reason, 1 with nothing decided.'],
    ['more than are drawn', [line('HIGH', 'SHARED')], true, 'Of the 1 gravest notes: none is held back while one of them that is less grave was told. Notes of lower concern are not drawn.'],
  ])('is said in one sentence: %s', (_case, notes, more, words) => expect(sentence(notes, more)).toBe(words)); // prettier-ignore
});

it('each line says what became of it', () => {
  const became = (one: NoteTowards): string | undefined => stripLines(held([one]), POLICY)[0]?.became;
  expect(became(line('LOW', null))).toBe('Nothing decided');
  expect(became(line('LOW', 'SHARED'))).toBe('Told, not opened by Probation');
  expect(became(line('LOW', 'SHARED_IN_PART', { openedAt: '2027-03-03T09:00:00Z' }))).toBe('Told in part, opened 3 Mar 2027, 9am');
  expect(became(line('LOW', 'WITHHELD'))).toBe('Withheld: it would expose a source');
  expect(became(line('LOW', null, { takenBackAt: '2027-03-03T09:00:00Z' }))).toBe(
    'Nothing decided. Told before, and taken back 3 Mar 2027, 9am',
  );
});

it('the drawing says in words what it shows', () => {
  const towards = held([line('HIGH', 'WITHHELD'), line('LOW', 'SHARED')]);
  const svg = String(drawStrip(stripLines(towards, POLICY), towards, '2027-03-15T09:00:00Z', 'WIDE'));
  expect(svg).toContain('<title id="strip-wide-title">What Northshire Probation has and has not been told</title>');
  expect(svg).toContain('1 kept back with a reason');
  expect(svg).toContain('<title>Weapon, high, recorded 1 Mar 2027, 9am: withheld: it would expose a source</title>');
});
