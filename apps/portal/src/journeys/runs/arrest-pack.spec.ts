import type { PackItem, PackShare } from '../../api/answers/arrest-pack.js';
import { arrestPack } from './arrest-pack.js';

const item = (id: string, over: Partial<PackItem> = {}): PackItem => ({
  id, questionCode: null, categoryLabel: 'Weapons', level: 'HIGH', body: id, happenedOn: '2027-03-10', basis: 'RECORD_SEEN', handlingConditions: null,
  supersededAt: null, withdrawnAt: null, ...over,
}); // prettier-ignore
const share = (id: string, items: PackItem[], over: Partial<PackShare> = {}): PackShare => ({
  id, reference: `CON-${id}`, sentAt: '2027-03-10T12:00:00Z', firstSeenAt: '2027-03-10T13:00:00Z', revokedAt: null, sender: { shortName: 'Probation' },
  items, ...over,
}); // prettier-ignore
const THEN = '2027-03-11T09:00:00Z';
const packOf = (...shares: PackShare[]) => arrestPack({ received: { items: shares, endCursor: null, hasMore: false } } as never);
const told = (pack: ReturnType<typeof packOf>, id: string) => pack.topics.find((topic) => topic.id === id)?.lines.map((line) => line.id);

describe('the arrest pack', () => {
  it('puts safety first, and under each heading what was told in the order it is needed', () => {
    const pack = packOf(share('a', [item('plans', { questionCode: 'q39' }), item('places', { questionCode: 'q53' })]), share('b', [item('dogs', { questionCode: 'q44' })])); // prettier-ignore
    expect(pack.topics[0]?.id).toBe('safety');
    expect([told(pack, 'safety'), told(pack, 'places'), told(pack, 'contact')]).toEqual([['dogs'], ['places', 'plans'], []]);
  });

  it('leaves out what holds no more: answered again, withdrawn, or taken back', () => {
    const over = { questionCode: 'q53' };
    const pack = packOf(
      share('a', [item('old', { ...over, supersededAt: THEN }), item('gone', { ...over, withdrawnAt: THEN }), item('new', over)]),
      share('b', [item('revoked', over)], { revokedAt: THEN, firstSeenAt: null }),
    );
    expect(told(pack, 'places')).toEqual(['new']);
    expect(pack.unopened).toEqual([]);
  });

  it('adds what was told as a note and is high or above, and names what is not opened', () => {
    const pack = packOf(share('a', [item('knife'), item('gossip', { level: 'LOW' }), item('answer', { questionCode: 'q44' })]), share('b', [], { firstSeenAt: null })); // prettier-ignore
    expect(pack.graver.map(({ id }) => id)).toEqual(['knife']);
    expect(pack.unopened.map(({ id }) => id)).toEqual(['b']);
  });
});
