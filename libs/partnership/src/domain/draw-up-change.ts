import { addDays, londonDay, longInstant, type Refusal, refuse, startOfLondonDay } from '@lib/kernel';
import { type ChangeKind } from './change-kinds.js';

/*
 * What a change would do, drawn up from how things stand. Taking away is done at once and looked at by a second person afterwards, because
 * access that is taken too soon can be given back, and what was read in the meantime cannot be unread. Giving waits for everybody whose
 * information it opens. Ending an agreement that binds more than two agencies would stop what the others tell each other, so it waits
 * for them; an agency that wants no more of it leaves, at once, for itself.
 */
export interface ChangeAsked {
  readonly kind: ChangeKind;
  readonly agreementId?: string | null | undefined;
  /** The agency that would join. */
  readonly agencyId?: string | null | undefined;
  /** The last day on which the agreement is in force; for an end, left out for "now". */
  readonly endsOn?: string | null | undefined;
  readonly reviewOn?: string | null | undefined;
  readonly staffId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly role?: string | null | undefined;
  readonly postId?: string | null | undefined;
}
/** As the database says it; an agreement has the first five, a post or an account its own one. */
export interface StandsNow {
  readonly endsAt?: string | null;
  readonly reviewOn?: string;
  readonly namesChildren?: boolean;
  readonly party?: 'PARTY' | 'LEFT' | 'NONE';
  readonly parties?: readonly string[];
  readonly post?: 'HELD' | 'ENDED' | 'NONE';
  readonly accountState?: 'ACTIVE' | 'SUSPENDED' | 'NONE';
}
export interface DrawnUp {
  readonly after: Readonly<Record<string, string | boolean | null>>;
  readonly atOnce: boolean;
  /** Who is told, and whose word it needs. */
  readonly agencyIds: readonly string[];
  readonly answerBy: readonly string[];
}
interface Acting {
  readonly agencyId: string;
  readonly at: Date;
}
type After = DrawnUp['after'] | Refusal;

export function drawUpChange(asked: ChangeAsked, now: StandsNow, acting: Acting): DrawnUp | Refusal {
  const after = AFTER[asked.kind](asked, now, acting.at);
  if ('refused' in after) return after as Refusal;
  const parties = now.parties ?? [acting.agencyId];
  const atOnce = isAtOnce(asked.kind, parties.length);
  const concerned = [
    ...new Set([acting.agencyId, ...parties, ...(asked.kind === 'PARTY_JOINS' && asked.agencyId ? [asked.agencyId] : [])]),
  ];
  const others = concerned.filter((id) => id !== acting.agencyId);
  return {
    after: after as DrawnUp['after'],
    atOnce,
    agencyIds: concerned,
    answerBy: atOnce || others.length === 0 ? [acting.agencyId] : others,
  };
}

function isAtOnce(kind: ChangeKind, parties: number): boolean {
  if (kind === 'AGREEMENT_ENDS') return parties <= 2;
  return kind === 'PARTY_LEAVES' || kind === 'POST_ENDED' || kind === 'ACCOUNT_SUSPENDED';
}

const AFTER: Readonly<Record<ChangeKind, (asked: ChangeAsked, now: StandsNow, at: Date) => After>> = {
  AGREEMENT_ENDS: ending,
  AGREEMENT_RENEWED: renewed,
  PARTY_LEAVES: (_, { party, parties = [] }) => {
    if (party !== 'PARTY') return alreadySo('Your agency is not party to this agreement.');
    return parties.length > 2 ? { party: 'LEFT' } : endInstead();
  },
  PARTY_JOINS: (_, { party }) => (party === 'PARTY' ? alreadySo('That agency is party to this agreement already.') : { party: 'PARTY' }),
  NAMES_CHILDREN_SET: (_, now) => (now.namesChildren ? alreadySo('This agreement names children already.') : { namesChildren: true }),
  NAMES_CHILDREN_UNSET: (_, now) => (now.namesChildren ? { namesChildren: false } : alreadySo('This agreement does not name children.')),
  POST_GRANTED: (_, { post }) => (post === 'HELD' ? alreadySo('They hold this post already.') : { post: 'HELD' }),
  POST_ENDED: (_, { post }) => (post === 'HELD' ? { post: 'ENDED' } : alreadySo('This post has ended already.')),
  ACCOUNT_SUSPENDED: (_, { accountState }) =>
    accountState === 'ACTIVE' ? { accountState: 'SUSPENDED' } : alreadySo('They have no account that is in use.'),
  ACCOUNT_RESTORED: (_, { accountState }) =>
    accountState === 'SUSPENDED' ? { accountState: 'ACTIVE' } : alreadySo('Their account is not suspended.'),
};

function ending({ endsOn }: ChangeAsked, now: StandsNow, at: Date): After {
  const present = endOf(now);
  if (present !== null && present <= at) return alreadySo('This agreement has ended already.');
  if (endsOn == null) return { endsAt: null };
  const end = endOfDay(endsOn);
  if (end <= at) return wrongDate('endsOn', 'The last day must be today or later');
  if (present !== null && end >= present)
    return wrongDate('endsOn', `It ends on ${longInstant(present)} as it is. Choose an earlier day, or renew it`);
  return { endsAt: end.toISOString() };
}

function renewed({ endsOn, reviewOn }: ChangeAsked, now: StandsNow, at: Date): After {
  const present = endOf(now);
  if (present === null) return alreadySo('This agreement has no end date, so there is nothing to renew.');
  if (endsOn == null) return wrongDate('endsOn', 'Enter the last day on which it is in force');
  const end = endOfDay(endsOn);
  if (end <= at || end <= present) return wrongDate('endsOn', 'The new last day must be later than the present one, and not in the past');
  if (reviewOn != null && reviewOn < londonDay(at)) return wrongDate('reviewOn', 'The next review must be today or later');
  return { endsAt: end.toISOString(), ...(reviewOn == null ? {} : { reviewOn }) };
}

const endOf = ({ endsAt }: StandsNow): Date | null => (endsAt == null ? null : new Date(endsAt));
/** Ends are exclusive: the end of a day is the first moment of the next. */
const endOfDay = (day: string): Date => startOfLondonDay(addDays(day, 1));
function alreadySo(why: string): Refusal {
  return refuse('CHG-01', `${why} Nothing was changed.`);
}
function wrongDate(field: string, why: string): Refusal {
  return refuse('CHG-03', why, { field });
}
function endInstead(): Refusal {
  return refuse('CHG-05', 'Only two agencies are party to this agreement. When one leaves it is over, so propose its end instead.');
}
