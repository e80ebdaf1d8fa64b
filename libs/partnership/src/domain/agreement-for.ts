/*
 * Routine sharing needs an agreement in force that both agencies are party to and that names the purpose. An agreement is not itself a
 * legal basis: it says which gateway and condition its parties rely on. The end instant is exclusive; what was shared under it stays
 * readable for the transition that it states. Every instant here is the database's.
 */
export interface Ground {
  /** A group of note category, or '*' for every group that has no line of its own. */
  readonly categoryGroup: string;
  readonly gateway: string;
  readonly protectionCondition: string;
}
export interface AgreementTerms {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly transitionDays: number;
  readonly agencyIds: readonly string[];
  readonly purposes: readonly string[];
  readonly grounds: readonly Ground[];
}
export type AgreementState = 'NOT_STARTED' | 'IN_FORCE' | 'IN_TRANSITION' | 'ENDED';

const DAY = 86_400_000;

export function agreementState(terms: Pick<AgreementTerms, 'startsAt' | 'endsAt' | 'transitionDays'>, at: Date): AgreementState {
  if (at < terms.startsAt) return 'NOT_STARTED';
  if (terms.endsAt === null || at < terms.endsAt) return 'IN_FORCE';
  return at.getTime() < terms.endsAt.getTime() + terms.transitionDays * DAY ? 'IN_TRANSITION' : 'ENDED';
}

export interface AgreementAsked {
  readonly from: string;
  readonly to: string;
  /** Null asks for any purpose: "is there an agreement with them at all?" */
  readonly purpose: string | null;
  readonly at: Date;
}

/** The agreement to rely on, or null. Of several, the one that ends last: what is shared today should not lapse tomorrow. */
export function agreementFor<Terms extends AgreementTerms>(asked: AgreementAsked, agreements: readonly Terms[]): Terms | null {
  if (asked.from === asked.to) return null;
  const found = agreements.filter(
    (terms) =>
      agreementState(terms, asked.at) === 'IN_FORCE' &&
      terms.agencyIds.includes(asked.from) &&
      terms.agencyIds.includes(asked.to) &&
      (asked.purpose === null || terms.purposes.includes(asked.purpose)),
  );
  return found.reduce<Terms | null>((best, terms) => (best === null || outlasts(terms, best) ? terms : best), null);
}

/** What the agreement says both parties rely on for a group of category; its own line goes before the line for every group. */
export function groundFor(terms: Pick<AgreementTerms, 'grounds'>, categoryGroup: string): Ground | null {
  return (
    terms.grounds.find((ground) => ground.categoryGroup === categoryGroup) ??
    terms.grounds.find((ground) => ground.categoryGroup === '*') ??
    null
  );
}

/** Ties are broken by the later start, then by the id, so that the same question always has the same answer. */
function outlasts(one: AgreementTerms, other: AgreementTerms): boolean {
  const ends = endOf(one) - endOf(other) || 0;
  if (ends !== 0) return ends > 0;
  const starts = one.startsAt.getTime() - other.startsAt.getTime();
  return starts === 0 ? one.id > other.id : starts > 0;
}

function endOf(terms: AgreementTerms): number {
  return terms.endsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
