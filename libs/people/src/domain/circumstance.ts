import { Invalid, longDay, longInstant, startOfLondonDay } from '@lib/kernel';

/*
 * What reopens a decision not to share: the decision was made for the circumstances as they stood. Recording one never changes the
 * person's own record (that comes from the systems of record); it says that something happened which deciders must look at again.
 */
export const CIRCUMSTANCE_LABELS = {
  RAISED_ROSH: 'Risk of serious harm was raised',
  RELEASE_DATE: 'A release date was set or changed',
  RELEASE: 'The person was released',
  RECALL: 'The person was recalled',
  ARREST: 'The person was arrested',
  NEW_ADDRESS: 'The person has a new address',
  NEW_RELATIONSHIP: 'The person is in a new relationship',
  RECIPIENT_ROLE: 'A partner agency has a new role with this person',
} as const;
export type CircumstanceKind = keyof typeof CIRCUMSTANCE_LABELS;

export interface CircumstanceAsked {
  readonly kind: string;
  readonly happenedAt: Date;
  readonly recipientAgencyId?: string | null;
}
export interface CircumstanceSound {
  readonly kind: CircumstanceKind;
  readonly happenedAt: Date;
  readonly recipientAgencyId: string | null;
}

export function isCircumstance(kind: string): kind is CircumstanceKind {
  return Object.hasOwn(CIRCUMSTANCE_LABELS, kind);
}

/** Every fault at once. Something that lies ahead has not happened: a planned release is a RELEASE_DATE, set on the day it was set. */
export function soundCircumstance(asked: CircumstanceAsked, bounds: { readonly now: Date; readonly born: string }): CircumstanceSound {
  const faults: Record<string, string> = {};
  const { kind, happenedAt } = asked;
  const recipientAgencyId = asked.recipientAgencyId ?? null;
  if (!isCircumstance(kind)) faults['kind'] = 'Choose what happened from the list';
  if (happenedAt > bounds.now) faults['happenedAt'] = `When it happened must be on or before ${longInstant(bounds.now)}`;
  if (happenedAt < startOfLondonDay(bounds.born)) faults['happenedAt'] = `When it happened must be on or after ${longDay(bounds.born)}`;
  if (kind === 'RECIPIENT_ROLE' && recipientAgencyId === null) faults['recipientAgencyId'] = 'Choose the agency that has a new role';
  if (kind !== 'RECIPIENT_ROLE' && recipientAgencyId !== null) faults['recipientAgencyId'] = 'An agency is named only for its own new role';
  if (Object.keys(faults).length > 0 || !isCircumstance(kind)) throw new Invalid(faults);
  return { kind, happenedAt, recipientAgencyId };
}
