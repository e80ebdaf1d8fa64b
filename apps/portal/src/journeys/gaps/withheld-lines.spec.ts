import type { GapDecision } from '../../api/answers/gaps.js';
import type { NoteLine } from '../../api/answers/risk-notes.js';
import { withheldLines } from './withheld-lines.js';

const note = (id: string) => ({ id }) as NoteLine;
const decision = (id: string, of: string, more: Partial<GapDecision> = {}) =>
  ({
    id, note: { id: of }, endorseDueAt: '2027-03-12T09:00:00Z', endorsedAt: null, endedWhy: null, set: { decidedBy: { id: 'me', name: 'Me' } }, ...more,
  }) as GapDecision; // prettier-ignore

it('puts every decision under its note, and says which wait and which are the reader’s own', () => {
  const decisions = [
    decision('a', '1'),
    decision('b', '1', { set: { id: 's', reference: 'r', decidedBy: { id: 'you', name: 'You' } } }),
    decision('c', '2', { endorsedAt: '2027-03-11T09:00:00Z' }),
    decision('d', '2', { endorseDueAt: null }),
    decision('e', '2', { endedWhy: 'REVOKED' }),
  ];
  const lines = withheldLines({ unshared: [note('1'), note('2'), note('3')], decisions }, 'me');
  expect(lines.map((line) => line.decisions.map(({ id, waits, isOwn }) => [id, waits, isOwn]))).toEqual([
    [
      ['a', true, true],
      ['b', true, false],
    ],
    [
      ['c', false, true],
      ['d', false, true],
      ['e', false, true],
    ],
    [],
  ]);
});
