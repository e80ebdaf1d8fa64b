import type { NoteLine } from '../../api/answers/risk-notes.js';
import type { ConsideredNote, RecipientConsideration } from '../../api/answers/sharing.js';
import { linesFor } from './lines.js';
import { lineAnswer, newShareDraft, recipientDraft } from './share-draft.js';

const id = (n: number): string => `0193f000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const note = (n: number, level: ConsideredNote['level'], handlingCode = 'P'): ConsideredNote => ({
  id: id(n),
  body: `Body ${n}`,
  level,
  categoryLabel: `Kind ${n}`,
  happenedOn: '2027-02-01',
  handlingCode,
  handlingConditions: handlingCode === 'C' ? 'Ask first' : null,
});
const line = (notes: ConsideredNote[], title = notes[0]?.categoryLabel ?? '') => ({
  noteIds: notes.map((one) => one.id),
  title,
  level: notes[0]?.level ?? ('HIGH' as const),
  count: notes.length,
  notes,
});
const considered = (given: Partial<RecipientConsideration>) => ({ graver: [], asGrave: [], ...given }) as unknown as RecipientConsideration;
const to = recipientDraft({ agencyId: id(900) });
const held = [{ ...note(1, 'LOW'), reportSeries: null }] as unknown as NoteLine[];
const draft = newShareDraft({ noteIds: [id(1)], recipients: [to] });

describe('what has to be decided for a recipient', () => {
  it('what was chosen goes unless it is changed; what is graver waits for an answer', () => {
    const lines = linesFor(draft, to, considered({ graver: [line([note(2, 'HIGH')])] }), held, '2027-02-25');
    expect(lines.map(({ kind, answer }) => [kind, answer.outcome])).toEqual([
      ['CHOSEN', 'SHARED'],
      ['GRAVER', ''],
    ]);
  });

  it('the graver it is, the sooner it is looked at again', () => {
    const [, high, veryHigh] = linesFor(
      draft,
      to,
      considered({ graver: [line([note(2, 'HIGH')]), line([note(3, 'VERY_HIGH')])] }),
      held,
      '2027-02-25',
    );
    expect(high?.answer.review).toEqual({ day: '25', month: '3', year: '2027' });
    expect(veryHigh?.answer.review).toEqual({ day: '4', month: '3', year: '2027' });
  });

  it('a series is one line until it is opened', () => {
    const series = considered({ graver: [line([note(2, 'HIGH'), note(3, 'VERY_HIGH')], 'Custody reports')] });
    expect(linesFor(draft, to, series, held, '2027-02-25')[1]).toMatchObject({ title: 'Custody reports', noteIds: [id(2), id(3)] });
    const opened = linesFor({ ...draft, opened: [id(3)] }, to, series, held, '2027-02-25');
    expect(opened.map(({ noteIds }) => noteIds)).toEqual([[id(1)], [id(2)], [id(3)]]);
  });

  it('everything as grave is one group, answered once, whatever lines it came in', () => {
    const group = considered({ asGrave: [line([note(4, 'LOW', 'C')]), line([note(5, 'LOW')])] });
    const last = linesFor(draft, to, group, held, '2027-02-25').at(-1);
    expect(last).toMatchObject({ kind: 'AS_GRAVE', noteIds: [id(4), id(5)], hasConditions: true });
  });

  it('an answer is for exactly the notes it was given for: one more report asks again', () => {
    const answered = { ...to, lines: [{ ...lineAnswer([id(3), id(2)]), outcome: 'WITHHELD' }] };
    const same = considered({ graver: [line([note(2, 'HIGH'), note(3, 'HIGH')], 'Series')] });
    expect(linesFor(draft, answered, same, held, '2027-02-25')[1]?.answer.outcome).toBe('WITHHELD');
    const more = considered({ graver: [line([note(2, 'HIGH'), note(3, 'HIGH'), note(6, 'HIGH')], 'Series')] });
    expect(linesFor(draft, answered, more, held, '2027-02-25')[1]?.answer.outcome).toBe('');
  });

  it('when a piece of work is explained, nothing is taken as decided', () => {
    const explains = { ...draft, explains: true };
    expect(linesFor(explains, to, considered({}), held, '2027-02-25')).toMatchObject([{ kind: 'GRAVER', answer: { outcome: '' } }]);
  });
});
