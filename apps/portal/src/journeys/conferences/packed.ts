import type { ActionInPack, Entry, Packed } from '../../api/answers/conferences.js';
import { found } from '../../api/concordat-api.js';
import { actionStand, lastDay, toWhom } from '../actions/stands.js';
import { minuteTitle } from './words.js';

/** An action is before a conference until whoever set it has ended it. */
const OPEN: readonly string[] = ['SET', 'ACCEPTED', 'ANSWERED', 'DECLINED'];

export const actionsOpen = (actions: readonly ActionInPack[]) =>
  actions
    .filter(({ state }) => OPEN.includes(state))
    .map((one) => ({ ...one, stand: actionStand(one), toWhom: toWhom(one), dueOn: lastDay(one.dueAt) }));

export const entriesSaid = (entries: readonly Entry[]) => entries.map((entry) => ({ ...entry, title: minuteTitle(entry) }));

/** What a pack says of one person, in the order in which a conference needs it. */
export function packed(item: Packed, meetsAt: string | undefined) {
  const person = found(item.person);
  const { enquiries, procedureRuns, actions, managementPlan, conferenceItems, ...header } = person;
  const open = enquiries.items.filter(({ state }) => state !== 'CLOSED' && state !== 'DECLINED');
  return {
    ...item,
    person: header,
    entries: entriesSaid(item.entries),
    openEnquiries: open,
    moreEnquiries: enquiries.hasMore,
    runs: procedureRuns.items.filter(({ phase }) => phase === 'RUNNING' || phase === 'ENDING'),
    moreRuns: procedureRuns.hasMore,
    actions: actionsOpen(actions.items),
    moreActions: actions.hasMore,
    plan: managementPlan,
    // The last one that met before this one is what is looked back on; one that is still to come is not.
    before: conferenceItems.items
      .filter(({ id, conference }) => id !== item.id && conference !== null && meetsAt !== undefined && conference.meetsAt < meetsAt)
      .slice(0, 1)
      .map((one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry, title: minuteTitle(entry) })) })),
  };
}
