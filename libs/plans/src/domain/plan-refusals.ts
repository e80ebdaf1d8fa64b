import { addDays, isMeaningless, longDay, type Refusal, refuse } from '@lib/kernel';
import type { PlanSaid } from './plan.js';
import { changedParts } from './plan-parts.js';

type Refused = Refusal & { readonly field: string | null };
const no = (code: string, explanation: string, field: string | null): Refused => refuse(code, explanation, { field });

/** What a plan is linked with, as it stands for the person writing. */
export interface Linked {
  readonly kind: 'NOTE' | 'SHARE_ITEM';
  readonly id: string;
  /** Superseded, withdrawn, or taken back by whoever sent it. */
  readonly over: boolean;
}
const LONGEST_DAYS = 366;

/** PLN-01 aim, PLN-02 objectives, PLN-03 tactics with who does them, PLN-04 who tells whom, PLN-05 orders and conditions. */
function refusedWords({ aim, objectives, contingencies, requirements }: PlanSaid): Refused | null {
  if (isMeaningless(aim)) return no('PLN-01', 'Say in a sentence what this plan is for.', 'aim');
  if (objectives.length === 0 || objectives.some(({ objective }) => isMeaningless(objective)))
    return no('PLN-02', 'Name at least one objective, and say of each what it is.', 'objectives');
  if (objectives.some(({ tactics }) => tactics.length === 0 || tactics.some(({ what, who }) => isMeaningless(what) || isMeaningless(who))))
    return no('PLN-03', 'Say of each objective what is done, and who of which agency or unit does it.', 'objectives');
  if (contingencies.length === 0)
    return no('PLN-04', 'Say for at least one thing that can go wrong who tells whom: a missed appointment is one.', 'contingencies');
  if (contingencies.some(({ who, whom, means }) => [who, whom, means].some(isMeaningless)))
    return no('PLN-04', 'Say of each thing that can go wrong who tells whom, and by what means.', 'contingencies');
  if (contingencies.some(({ trigger, words }) => trigger === 'OTHER' && isMeaningless(words)))
    return no('PLN-04', 'Say what the something else is.', 'contingencies');
  if (requirements.some(({ words }) => isMeaningless(words)))
    return no('PLN-05', 'Say of each order or condition what it says.', 'requirements');
  if (requirements.some(({ from, to }) => from !== null && to !== null && to < from))
    return no('PLN-05', 'An order or condition cannot end before it begins.', 'requirements');
  return null;
}

/** PLN-06: somebody looks at it again, and within a year. */
export function refusedReview(reviewOn: string, today: string): Refused | null {
  const last = addDays(today, LONGEST_DAYS);
  return reviewOn > today && reviewOn <= last
    ? null
    : no('PLN-06', `Choose a review day after today and not later than ${longDay(last)}.`, 'reviewOn');
}

/** PLN-07 what changed and why, PLN-08 something did change. */
function refusedChange(said: PlanSaid, before: PlanSaid | null, links: { readonly alike: boolean }): Refused | null {
  if (before === null) return null;
  if (links.alike && changedParts(before, said).length === 0)
    return no('PLN-08', 'Nothing in it has changed. If there is nothing to change, say that, and why.', null);
  if (isMeaningless(said.changed)) return no('PLN-07', 'Say what changed.', 'changed');
  return isMeaningless(said.why) ? no('PLN-07', 'Say why it changed.', 'why') : null;
}

export interface Recording {
  readonly said: PlanSaid;
  /** The version that stands, whose place this takes. */
  readonly before: PlanSaid | null;
  /** Whether it is linked with the very same notes and names the same other people as the one before. */
  readonly alike: boolean;
  readonly links: readonly Linked[];
  readonly today: string;
}
export function refusalToRecord({ said, before, alike, links, today }: Recording): Refused | null {
  const refused = refusedWords(said) ?? refusedReview(said.reviewOn, today) ?? refusedChange(said, before, { alike });
  if (refused !== null) return refused;
  return links.some(({ over }) => over)
    ? no('PLN-09', 'A note that it is linked with has changed since. Choose the one that stands now, or leave it out.', 'links')
    : null;
}

/** PLN-10: two people changed the same version. The second is told what changed meanwhile; nothing that they typed is lost. */
export function changedMeanwhile(asked: PlanSaid | null, now: PlanSaid, number: number): Refused {
  const parts = asked === null ? [] : changedParts(asked, now);
  const which = parts.length === 0 ? '' : ` It changed: ${parts.join(', ').toLowerCase()}.`;
  return no('PLN-10', `Version ${number} was recorded while you were writing.${which} Look at it, and say what is still to change.`, null);
}

/** PLN-11 "nothing to change" needs its reason, PLN-12 of the version that stands. */
export function refusalToConfirm(version: { readonly supersededAt: Date | null }, because: string, review: Refused | null): Refused | null {
  if (version.supersededAt !== null) return no('PLN-12', 'Another version has taken the place of this one. Look at that.', null);
  return isMeaningless(because) ? no('PLN-11', 'Say why there is nothing to change.', 'because') : review;
}
