import type { TeamKind, TeamUnit } from '../../api/answers/team.js';
import { drawTeam, effortWords, unitRow, unownedRows } from './team-view.js';

const kind = (changes: Partial<TeamKind> = {}): TeamKind => ({ kind: 'REVIEW_DUE', open: 3, overdue: 1, minutes: null, agreedFrom: null, agreedWith: null, ...changes }); // prettier-ignore
const unit = (changes: Partial<TeamUnit> = {}): TeamUnit => ({ id: 'u', funded: 4, filled: 3, present: 2, supervisors: 1, askedOf: 0, askedBy: 0, leads: false, unit: { id: 'u', name: 'Riverside' }, kinds: [], ...changes }); // prettier-ignore

describe('what a unit has to do', () => {
  it('is counts times agreed times; without one the count only, never an invented time', () => {
    expect(effortWords([])).toBeNull();
    expect(effortWords([kind()])).toBeNull();
    expect(effortWords([kind({ minutes: 30 })])).toBe('90 minutes');
    expect(effortWords([kind({ minutes: 45, open: 10 }), kind({ kind: 'SENT_BACK', open: 2 })])).toBe(
      '8 hours, and 2 without an agreed time',
    );
  });

  it('sums its kinds, and says which of them are unexplained gaps', () => {
    const row = unitRow(unit({ kinds: [kind(), kind({ kind: 'GROUP_GAP', open: 2, overdue: 0 })] }));
    expect(row).toMatchObject({ open: 5, overdue: 1, gaps: 2, span: '2 to 1' });
    expect(unitRow(unit({ supervisors: 0 })).span).toBe('None in the unit');
  });

  it('puts work without an owner together by unit and kind, with the soonest date', () => {
    const item = { kind: 'SENT_BACK', raisedAt: 'r', dueAt: '1', overdue: true, unit: { id: 'u', name: 'Riverside' } };
    const rows = unownedRows([item, { ...item, dueAt: null, overdue: false }, { ...item, unit: { id: 'v', name: 'Hillside' } }]);
    expect(rows.map(({ unit: of, count, dueAt }) => [of.id, count, dueAt])).toEqual([['u', 2, '1'], ['v', 1, '1']]); // prettier-ignore
  });

  it('is drawn as one image with words, and no name becomes markup', () => {
    const svg = String(drawTeam([unitRow(unit({ unit: { id: 'u', name: '<script>' }, kinds: [kind()] })), unitRow(unit())]));
    expect(svg).toMatch(/role="img" aria-labelledby="team-title" aria-describedby="team-description"/);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toMatch(/<script|style=|NaN|Infinity/);
    expect(svg).toContain('3, 1 overdue');
  });
});
