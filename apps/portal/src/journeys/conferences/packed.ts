import type { Packed } from '../../api/answers/conferences.js';
import { found } from '../../api/concordat-api.js';
import { minuteTitle } from './words.js';

/** What a pack says of one person, in the order in which a conference needs it. */
export function packed(item: Packed) {
  const person = found(item.person);
  const { enquiries, procedureRuns, conferenceItems, ...header } = person;
  const open = enquiries.items.filter(({ state }) => state !== 'CLOSED' && state !== 'DECLINED');
  return {
    ...item,
    person: header,
    entries: item.entries.map((entry) => ({ ...entry, title: minuteTitle(entry) })),
    openEnquiries: open,
    moreEnquiries: enquiries.hasMore,
    runs: procedureRuns.items.filter(({ phase }) => phase === 'RUNNING' || phase === 'ENDING'),
    moreRuns: procedureRuns.hasMore,
    // This conference is the newest of them, as a rule: the last one before it is what is looked back on.
    before: conferenceItems.items
      .filter(({ id }) => id !== item.id)
      .slice(0, 1)
      .map((one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry, title: minuteTitle(entry) })) })),
  };
}
