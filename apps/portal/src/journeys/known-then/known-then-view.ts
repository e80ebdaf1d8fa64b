import type { ClosedThen, KnownThen, SealThen, ToldThen, WithheldThen } from '../../api/answers/known-then.js';
import type { ConcernLevel } from '../../api/answers/words.js';
import { type Policy, reasonLabel } from '../../view/policy-words.js';

export interface ItemLine {
  readonly text: string;
  readonly level: ConcernLevel | null;
  /** What had become of it by then. */
  readonly since: string | null;
}
export interface ToldLine {
  readonly state: 'OPENED' | 'UNOPENED' | 'TAKEN_BACK' | 'CLOSED';
  readonly href: string | null;
  readonly reference: string | null;
  readonly from: string;
  readonly items: readonly ItemLine[];
  /** Instead of the items, where they are not shown. */
  readonly instead: string | null;
  readonly happened: string;
  readonly how: ToldThen['toldHow'] | null;
  readonly recorded: string;
  readonly seal: SealThen | null;
  readonly openedAt: string | null;
  readonly takenBackAt: string | null;
}
export interface KeptLine extends WithheldThen {
  readonly what: string;
  readonly reason: string;
  readonly to: string;
  /** It had ended by then, and nothing else had been decided yet. */
  readonly ended: boolean;
}

/** Everything told by then in one list, newest first. `at` is the instant that was asked for; `own` the agency of whoever reads. */
export function toldLines(known: KnownThen, at: string, own: string | undefined): ToldLine[] {
  const shares = [
    ...known.opened.map((share) => shareLine(share, 'OPENED', at, own)),
    ...known.unopened.map((share) => shareLine(share, 'UNOPENED', at, own)),
    ...known.takenBack.map((share) => shareLine(share, 'TAKEN_BACK', at, own)),
  ];
  return [...shares, ...known.closed.map(closedLine)].sort((a, b) => b.recorded.localeCompare(a.recorded));
}

export function keptLines(known: KnownThen, at: string, policy: Policy): KeptLine[] {
  return known.withheld.map((one) => ({
    ...one,
    what: one.note?.categoryLabel ?? one.question ?? 'Something not shown',
    reason: reasonLabel(policy, one.outcome, one.reasonCode),
    to: [one.recipientUnit?.name, one.recipientAgency.shortName].filter(Boolean).join(', '),
    ended: by(one.endedAt, at),
  }));
}

function shareLine(share: ToldThen, state: ToldLine['state'], at: string, own: string | undefined): ToldLine {
  return {
    state,
    href: `/${share.sender.id === own ? 'shares' : 'received'}/${share.id}`,
    reference: share.reference,
    from: share.sender.shortName,
    items: share.items.map((item) => itemLine(item, at)),
    instead: share.items.length > 0 ? null : insteadOf(share),
    happened: share.toldAt,
    how: share.toldHow,
    recorded: share.sentAt,
    seal: share.seal,
    openedAt: by(share.firstSeenAt, at) ? share.firstSeenAt : null,
    takenBackAt: share.revokedAt,
  };
}

/** The agreement has lapsed since, or it went to another unit. */
function closedLine({ at, happenedAt, level, categoryLabel, from }: ClosedThen): ToldLine {
  const items = categoryLabel === null ? [] : [{ text: categoryLabel, level, since: null }];
  return {
    state: 'CLOSED', href: null, reference: null, from: from.shortName, items, instead: items.length > 0 ? null : 'Several things',
    happened: happenedAt ?? at, how: null, recorded: at, seal: null, openedAt: null, takenBackAt: null,
  }; // prettier-ignore
}

function insteadOf(share: ToldThen): string {
  if (share.revokedAt !== null) return 'Taken back by its sender: what was in it is not shown again';
  return share.itemCount === 1 ? 'One thing, not shown until it is opened' : `${share.itemCount} things, not shown until it is opened`;
}

function itemLine(item: ToldThen['items'][number], at: string): ItemLine {
  const since = by(item.withdrawnAt, at) ? 'withdrawn by then' : by(item.supersededAt, at) ? 'replaced by then' : null;
  return { text: `${item.categoryLabel}${item.inPart ? ', in part' : ''}`, level: item.level, since };
}

function by(instant: string | null, at: string): boolean {
  return instant !== null && instant <= at;
}
