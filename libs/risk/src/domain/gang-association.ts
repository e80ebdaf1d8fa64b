import { addDays, isMeaningless } from '@lib/kernel';

/*
 * Never a bare tick: it follows people for years and falls on some communities more than on others. It needs evidence, and it lapses.
 * Housing, benefits, schools and employers are not told by default (expected recipients of sharing).
 */
export const GANG_ROLES = ['INVOLVED', 'EXPLOITED', 'VICTIM', 'ASSOCIATE'] as const;
export type GangRole = (typeof GANG_ROLES)[number];
export const GANG_ROLE_LABELS: Readonly<Record<GangRole, string>> = {
  INVOLVED: 'Takes part',
  EXPLOITED: 'Is exploited by it',
  VICTIM: 'Is a victim of it',
  ASSOCIATE: 'Spends time with its members',
};

export const GANG_MONTHS = 6;

export interface GangEvidence {
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly happenedOn: string | null;
  readonly role: string | null;
  /** What shows it, in words: the source. */
  readonly body: string;
  /** Ticked when family or friendship is all there is. */
  readonly onlyFamilyOrFriendship: boolean;
}

export function problemsWithGang(evidence: GangEvidence): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (isMeaningless(evidence.body)) problems.body = 'Enter what shows the association, and where that comes from';
  if (evidence.onlyFamilyOrFriendship)
    problems.body = 'Family or friendship is not evidence of association with a gang. Do not record it as that';
  if (evidence.sourceGrade === null) problems.sourceGrade = 'Choose how reliable the source is';
  if (evidence.intelligenceGrade === null) problems.intelligenceGrade = 'Choose how the source knows this';
  if (evidence.happenedOn === null) problems.happenedOn = 'Enter the date of the evidence';
  if (!GANG_ROLES.includes(evidence.role as GangRole)) problems.gangRole = 'Choose this person’s part in it';
  return problems;
}

/** The last day it may be relied on: six months after the evidence, the same date or the last of a shorter month. New evidence is a new version. */
export function gangExpiresOn(happenedOn: string): string {
  const [year, month, day] = happenedOn.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + GANG_MONTHS, 1)).toISOString().slice(0, 10);
  const last = addDays(new Date(Date.UTC(year, month + GANG_MONTHS, 1)).toISOString().slice(0, 10), -1);
  return addDays(first, Math.min(day, Number(last.slice(8))) - 1);
}
