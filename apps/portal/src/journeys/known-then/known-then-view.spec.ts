import type { KnownThen, ToldThen } from '../../api/answers/known-then.js';
import { keptLines, toldLines } from './known-then-view.js';

const AT = '2027-03-11T06:00:00.000Z';
const share = (changes: Partial<ToldThen>): ToldThen => ({
  id: 's1',
  reference: 'CON-1',
  toldAt: '2027-02-25T14:10:00.000Z',
  toldHow: 'TELEPHONE',
  sentAt: '2027-02-25T16:30:00.000Z',
  firstSeenAt: null,
  revokedAt: null,
  itemCount: 1,
  gravest: 'LOW',
  sender: { id: 'probation', shortName: 'Probation' },
  seal: null,
  items: [],
  ...changes,
});
const item = { categoryLabel: 'Address', level: 'LOW' as const, inPart: false, happenedOn: '2027-02-25', supersededAt: null, withdrawnAt: null }; // prettier-ignore
const known = (changes: Partial<KnownThen>): KnownThen => ({
  agency: { id: 'police', name: 'Northshire Police', shortName: 'Police' },
  opened: [],
  unopened: [],
  takenBack: [],
  closed: [],
  withheld: [],
  held: [],
  moreOpened: false,
  moreUnopened: false,
  moreTakenBack: false,
  moreClosed: false,
  moreWithheld: false,
  moreHeld: false,
  ...changes,
});

describe('what was told by then', () => {
  it('is one list, by when it was recorded', () => {
    const opened = share({ id: 's2', sentAt: '2027-03-10T13:40:00.000Z', firstSeenAt: '2027-03-10T13:52:00.000Z', items: [item] });
    const lines = toldLines(known({ opened: [opened], unopened: [share({})] }), AT, 'police');
    expect(lines.map(({ state, openedAt, href }) => [state, openedAt, href])).toEqual([
      ['OPENED', '2027-03-10T13:52:00.000Z', '/received/s2'],
      ['UNOPENED', null, '/received/s1'],
    ]);
  });

  it('opened only later was not opened then', () => {
    const [line] = toldLines(known({ unopened: [share({ firstSeenAt: '2027-03-12T06:00:00.000Z' })] }), AT, 'police');
    expect(line?.openedAt).toBeNull();
  });

  it.each([
    ['opened by nobody, says how many things there are', share({ itemCount: 4 }), '4 things, not shown until it is opened'],
    ['taken back since, says that its words are gone', share({ revokedAt: '2027-03-12T06:00:00.000Z' }), 'Taken back by its sender: what was in it is not shown again'],
    ['to whoever sent it, shows what went', share({ items: [item] }), null],
  ])('%s', (_, told, instead) => expect(toldLines(known({ unopened: [told] }), AT, 'probation')[0]).toMatchObject({ instead, href: '/shares/s1' })); // prettier-ignore

  it.each([
    [{ supersededAt: '2027-03-11T05:59:00.000Z' }, 'replaced by then'],
    [{ withdrawnAt: '2027-03-11T06:00:00.000Z' }, 'withdrawn by then'],
    [{ supersededAt: '2027-03-11T06:01:00.000Z' }, null],
  ])('%j is %s', (changes, since) => {
    const [line] = toldLines(known({ opened: [share({ items: [{ ...item, ...changes }] })] }), AT, 'police');
    expect(line?.items[0]?.since).toBe(since);
  });
});

it('what was kept back says its reason in the policy’s words, and whether it had ended by then', () => {
  const policy = { reasons: [{ outcome: 'WITHHELD', code: 'SOURCE', label: 'It would expose a source' }] };
  const one = {
    id: 'd1', itemKind: 'NOTE' as const, question: null, noteLevel: 'HIGH' as const, outcome: 'WITHHELD' as const, reasonCode: 'SOURCE',
    reasonWords: null, decidedAt: '2027-03-01T10:00:00.000Z', endedAt: '2027-03-10T10:00:00.000Z', note: { categoryLabel: 'Weapons' },
    recipientAgency: { shortName: 'Probation' }, recipientUnit: { name: 'Delivery unit 7' },
    set: { id: 'x', reference: 'CON-2', seal: { state: 'PENDING' as const, sealedAt: null, witnessedAt: null } },
  }; // prettier-ignore
  const [line] = keptLines(known({ withheld: [one] }), AT, policy as never);
  expect(line).toMatchObject({ what: 'Weapons', reason: 'It would expose a source', to: 'Delivery unit 7, Probation', ended: true });
  expect(keptLines(known({ withheld: [one] }), '2027-03-09T10:00:00.000Z', policy as never)[0]?.ended).toBe(false);
});
