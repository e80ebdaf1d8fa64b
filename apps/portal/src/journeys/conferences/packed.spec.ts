import { packed } from './packed.js';

const some = (items: readonly object[] = []) => ({ items, hasMore: false });
const met = (id: string, meetsAt: string) => ({ id, conference: { id: `of-${id}`, title: 'Board', meetsAt }, entries: [] });
const item = (...others: readonly object[]) =>
  ({
    id: 'this',
    entries: [],
    person: { enquiries: some(), procedureRuns: some(), actions: some(), managementPlan: null, conferenceItems: some(others) },
  }) as unknown as Parameters<typeof packed>[0];

it('looks back on the conference that met last before this one, never on one that is still to come', () => {
  const lines = item(met('to-come', '2027-04-01T10:00:00Z'), met('this', '2027-03-18T10:00:00Z'), met('february', '2027-02-18T10:00:00Z'));
  expect(packed(lines, '2027-03-18T10:00:00Z').before.map(({ id }) => id)).toEqual(['february']);
  expect(packed(item(met('to-come', '2027-04-01T10:00:00Z')), '2027-03-18T10:00:00Z').before).toEqual([]);
});
