import type { KnowsCell, KnowsRow } from '../../api/answers/who-knows.js';
import { cellView } from './cell-view.js';
import { knowsTables } from './who-knows-view.js';

const AT = '2027-03-11T06:00:00.000Z';
const reads = { personId: 'p', decides: true };
const cell = (changes: Partial<KnowsCell>): KnowsCell => ({
  agencyId: 'probation', state: 'UNDECIDED', inPart: false, since: null, until: null, unit: null, staff: null, shareId: null, setId: null,
  reopened: null, earlierTold: false, otherwise: false, ...changes,
}); // prettier-ignore
const note = { id: 'n1', version: 1, categoryLabel: 'Weapons', happenedOn: '2027-02-01', supersededAt: null, withdrawnAt: null };
const row = (changes: Partial<KnowsRow>): KnowsRow => ({
  id: 'n1', level: 'HIGH', recordedAt: '2027-02-01T10:00:00.000Z', note, share: null, item: null, cells: [], ...changes,
}); // prettier-ignore
const share = { id: 's1', itemCount: 2, revokedAt: null, sender: { shortName: 'Prison' } };
const item = { categoryLabel: 'Address', itemKind: 'NOTE' as const, happenedOn: '2027-02-25', supersededAt: null, withdrawnAt: null };
const sent = (changes: Partial<KnowsRow>): KnowsRow => row({ note: null, share, item, ...changes });

describe('a cell', () => {
  it.each<[Partial<KnowsCell>, string, string | null]>([
    [{ state: 'OWNER' }, 'Owner', '/notes/n1'],
    [{ state: 'OPENED', shareId: 's', setId: 'd' }, 'Shared, opened', '/shares/s'],
    [{ state: 'UNOPENED', shareId: 's' }, 'Shared, unopened', '/shares/s'],
    [{ state: 'OPENED', inPart: true, shareId: 's' }, 'In part, opened', '/shares/s'],
    [{ state: 'UNOPENED', inPart: true, shareId: 's' }, 'In part, unopened', '/shares/s'],
    [{ state: 'ON_ITS_WAY', inPart: true, shareId: 's' }, 'On its way', '/shares/s'],
    [{ state: 'TAKEN_BACK', inPart: true, shareId: 's' }, 'Taken back', '/shares/s'],
    [{ state: 'WITHHELD', setId: 'd' }, 'Withheld', '/receipts/d'],
    [{ state: 'DEFERRED', setId: 'd' }, 'Deferred', '/receipts/d'],
    [{ state: 'NOT_RELEVANT', setId: 'd' }, 'Not relevant', '/receipts/d'],
    [{ state: 'OUTSIDE_FUNCTION' }, 'Outside their function', '/standing-decisions'],
    [{ state: 'UNDECIDED' }, 'No decision', '/cases/p/share?note=n1&to=probation'],
    [{ state: 'UNDECIDED', setId: 'd', reopened: 'CIRCUMSTANCES' }, 'No decision', '/cases/p/share?note=n1&to=probation'],
  ])('%j says %s and leads to %s', (changes, words, href) => {
    expect(cellView(row({}), cell(changes), reads)).toMatchObject({ words, href });
  });

  it('of a note that stood then and does not now, or to whoever does not decide, leads to the note', () => {
    const past = row({ note: { ...note, supersededAt: AT } });
    expect(cellView(past, cell({}), reads).href).toBe('/notes/n1');
    expect(cellView(row({}), cell({}), { ...reads, decides: false }).href).toBe('/notes/n1');
  });

  it('that is not one’s own to know is a dash, and never "no decision"', () => {
    expect(cellView(sent({}), undefined, reads)).toEqual({
      state: 'NOT_YOURS',
      words: 'Not yours to know',
      mark: '—',
      href: null,
      more: [],
    });
  });

  it('says for which part, since when, and what is over', () => {
    const more = (changes: Partial<KnowsCell>) => cellView(row({}), cell(changes), reads).more;
    expect(more({ state: 'OPENED', since: AT, unit: { name: 'Unit 7' } })).toEqual(['Unit 7', '11 Mar 2027']);
    expect(more({ state: 'DEFERRED', since: AT, until: '2027-03-20T10:00:00.000Z' })).toEqual(['Until 20 Mar 2027, 10am']);
    expect(more({ state: 'ON_ITS_WAY', since: AT, until: '2027-03-11T06:00:10.000Z' })).toEqual(['Opens by 6am at the latest']);
    expect(more({ reopened: 'DEFERRAL_OVER', earlierTold: true, otherwise: true })).toEqual([
      'The time to decide has run out', 'Told an earlier version', 'Otherwise for another part of it',
    ]); // prettier-ignore
  });
});

describe('a row', () => {
  const agencies = Array.from({ length: 9 }, (_, i) => ({ id: `a${i}`, name: `Agency ${i}`, shortName: `A${i}` }));
  const tables = (...items: KnowsRow[]) => knowsTables({ at: AT, agencies, moreAgencies: false, rows: { items, endCursor: null, hasMore: false } }, reads); // prettier-ignore
  const first = (one: KnowsRow) => tables(one)[0]?.rows[0];

  it.each<[KnowsRow, object]>([
    [row({}), { what: 'Weapons', href: '/notes/n1', from: 'Ours. Happened 1 Feb 2027', changed: null }],
    [row({ level: null }), { level: null, levelled: true }],
    [row({ note: { ...note, version: 2, supersededAt: '2027-03-12T06:00:00.000Z' } }), { from: 'Ours, version 2. Happened 1 Feb 2027', changed: 'Corrected since, 12 Mar 2027, 6am' }],
    [sent({}), { what: 'Address', href: '/received/s1', from: 'From Prison, 1 Feb 2027. Happened 25 Feb 2027' }],
    [sent({ item: { ...item, withdrawnAt: AT } }), { changed: 'Withdrawn by its sender, 11 Mar 2027, 6am' }],
    [sent({ item: { ...item, supersededAt: '2027-03-12T06:00:00.000Z' } }), { changed: 'Corrected by its sender since, 12 Mar 2027, 6am' }],
    [sent({ item: null }), { what: '2 things, not opened yet', levelled: true }],
    [sent({ item: null, level: null, share: { ...share, itemCount: 0 } }), { what: 'On its way to you', levelled: false }],
    [sent({ item: null, level: null, share: { ...share, itemCount: 0, revokedAt: AT } }), { what: 'Taken back by its sender' }],
  ])('%# says what it is, whose, and what became of it', (one, said) => {
    expect(first(one)).toMatchObject(said);
  }); // prettier-ignore

  it('stands again beside further agencies only where there is something of it to say', () => {
    const toTheLast = row({ id: 'n2', cells: [cell({ agencyId: 'a8', state: 'WITHHELD' })] });
    const [near, far] = tables(sent({ cells: [cell({ agencyId: 'a0', state: 'OPENED' })] }), toTheLast);
    expect([near?.agencies.length, near?.rows.length, far?.agencies.length, far?.rows.length, far?.from]).toEqual([7, 2, 2, 1, 8]);
    expect(far?.rows[0]?.cells.map(({ state }) => state)).toEqual(['NOT_YOURS', 'WITHHELD']);
  });
});
