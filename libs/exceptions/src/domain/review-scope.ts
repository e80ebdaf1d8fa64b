import { Invalid, isMeaningless, plainText, refuse } from '@lib/kernel';

export const GROUNDS = ['OWNER_GRANT', 'LAWFUL_DEMAND'] as const;
export type ReviewGround = (typeof GROUNDS)[number];
const LONGEST_MS = 366 * 24 * 3_600_000;
const MOST_PEOPLE = 50;

export interface ReviewScopeAsked {
  readonly reviewerId: string;
  readonly personIds: readonly string[];
  readonly purpose: string;
  readonly ground: string;
  readonly demandReference?: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly heldElsewhere: boolean;
  readonly children: boolean;
}
export interface ReviewScopeSound extends Omit<ReviewScopeAsked, 'ground' | 'demandReference'> {
  readonly ground: ReviewGround;
  readonly demandReference: string | null;
}

/** A purpose, named people, an end: a review without any of them would be a second set of keys. */
export function soundReviewScope(asked: ReviewScopeAsked, now: Date): ReviewScopeSound {
  const ground = GROUNDS.find((one) => one === asked.ground);
  if (!ground) throw new Invalid({ ground: 'Choose the ground: granted by your agency, or a lawful demand' });
  const purpose = plainText(asked.purpose, { field: 'purpose', label: 'What the review is for', max: 2000 });
  if (isMeaningless(purpose)) throw new Invalid({ purpose: 'Say what the review is for, in a few words' });
  const demandReference =
    plainText(asked.demandReference, { field: 'demandReference', label: 'Reference of the demand', max: 200, optional: true }) || null;
  if ((ground === 'LAWFUL_DEMAND') !== (demandReference !== null)) {
    throw new Invalid({
      demandReference: ground === 'LAWFUL_DEMAND' ? 'Enter the reference of the demand' : 'Only a lawful demand has a reference',
    });
  }
  const personIds = [...new Set(asked.personIds)];
  if (personIds.length === 0) throw new Invalid({ personIds: 'Name at least one person' });
  if (personIds.length > MOST_PEOPLE) throw new Invalid({ personIds: `Name ${MOST_PEOPLE} people or fewer` });
  if (asked.endsAt <= asked.startsAt) throw new Invalid({ endsAt: 'The end must be after the start' });
  if (asked.endsAt <= now) throw new Invalid({ endsAt: 'The end must be in the future' });
  if (asked.endsAt.getTime() - asked.startsAt.getTime() > LONGEST_MS) throw new Invalid({ endsAt: 'A review runs for a year at most' });
  return { ...asked, ground, purpose, demandReference, personIds };
}

export const notAReviewer = () => refuse('REV-01', 'This person does not hold the role of independent reviewer.', { field: 'reviewerId' });
export const secondPerson = () => refuse('REV-02', 'Somebody else approves what you proposed.');
export const decidedAlready = () => refuse('REV-03', 'This has been decided or ended already. Nothing was changed.');
