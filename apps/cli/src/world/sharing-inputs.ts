import type { Slugs } from './slugs.js';
import type { DecideAct, UrgentAct, WorldItemDecision, WorldRecipient, WorldRecipientDecision } from './world-acts.js';

const instant = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

/** What the sharing pages would have sent. */
export function decideInput(act: DecideAct, slugs: Slugs) {
  return {
    personId: slugs.id('person', act.person),
    mode: act.told ? ('AFTERWARDS' as const) : ('ROUTINE' as const),
    ...(act.told ? { toldHow: act.told.how, toldAt: new Date(act.told.at) } : {}),
    recipients: act.recipients.map((recipient) => recipientDecision(recipient, slugs)),
    expectedLeftOut: (act.leftOut ?? []).map(({ agency, words }) => ({ agencyId: slugs.id('agency', agency), reasonWords: words })),
  };
}

export function urgentInput(act: UrgentAct, slugs: Slugs) {
  return {
    personId: slugs.id('person', act.person),
    body: act.body ?? null,
    noteIds: act.notes?.map((note) => slugs.id('note', note)) ?? null,
    category: act.category ?? null,
    level: act.level ?? null,
    recipients: act.recipients.map((recipient) => recipientOf(recipient, slugs)),
    whyNow: act.whyNow,
    gateway: act.gateway,
  };
}

export function recipientOf(to: WorldRecipient, slugs: Slugs) {
  return { agencyId: slugs.id('agency', to.agency), unitId: slugs.maybe('unit', to.unit), staffId: slugs.maybe('staff', to.staff) };
}

function recipientDecision({ to, items, respondBy, ...stated }: WorldRecipientDecision, slugs: Slugs) {
  return {
    recipient: recipientOf(to, slugs),
    ...stated,
    respondBy: instant(respondBy),
    items: items.map((item) => itemDecision(item, slugs)),
  };
}

export function itemDecision(item: WorldItemDecision, slugs: Slugs) {
  return {
    noteIds: item.notes.map((note) => slugs.id('note', note)),
    outcome: item.outcome,
    reasonCode: item.reason ?? null,
    reasonWords: item.words ?? null,
    recipientWords: item.recipientWords ?? null,
    reviewBy: item.reviewBy ?? null,
    deferredUntil: instant(item.deferredUntil),
    sharedText: item.sharedText ?? null,
    cuts: item.cuts ?? null,
    conditionsAccepted: item.conditionsAccepted ?? null,
  };
}
