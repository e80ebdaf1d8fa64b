import type { Invitation } from '../../api/answers/conferences.js';

/** How the kinds of entries, cohorts and ratings are said. */
export const MINUTE_WORDS: Readonly<Record<string, string>> = {
  AGREED: 'Agreed',
  DISSENT: 'Not agreed by',
  SELECTED: 'Selected',
  DESELECTED: 'Deselected',
  COHORT: 'Cohort',
  RATING: 'Rating',
  PUT_OFF: 'Put off',
};
export const VALUE_WORDS: Readonly<Record<string, string>> = {
  FIXED: 'fixed',
  FLEX: 'flex',
  FREE: 'free',
  RED: 'red',
  AMBER: 'amber',
  GREEN: 'green',
};

interface Said {
  readonly kind: string;
  readonly value: string | null;
}
/** “Cohort: flex”; a code that nobody knows is shown as it stands. */
export function minuteTitle({ kind, value }: Said): string {
  const title = MINUTE_WORDS[kind] ?? kind;
  return value === null ? title : `${title}: ${VALUE_WORDS[value] ?? value}`;
}

interface Over {
  readonly overAs: string | null;
  readonly meetsAt: string;
}
/** How a conference stands, in words and a colour that says no more than they do. */
export function conferenceStand({ overAs, meetsAt }: Over, now: Date): { readonly words: string; readonly colour: string } {
  if (overAs === 'CANCELLED') return { words: 'Called off', colour: 'grey' };
  if (overAs === 'HELD') return { words: 'Held', colour: 'grey' };
  return new Date(meetsAt) > now ? { words: 'To come', colour: 'blue' } : { words: 'Under way or not yet closed', colour: 'yellow' };
}

/** What became of an invitation. Silence has a word of its own once the conference is over. */
export function attendanceWords(attendance: string | null, over: boolean, called: boolean): string {
  if (attendance === 'ATTENDED') return 'Came';
  if (attendance === 'APOLOGIES') return 'Sent apologies';
  if (called) return 'Called it';
  return over ? 'Asked, and stayed silent' : 'Nothing recorded yet';
}

interface Invited {
  readonly overAt: string | null;
  readonly agency: { readonly id: string };
  readonly invitations: readonly Invitation[];
}
export const invitationsSaid = ({ invitations, overAt, agency }: Invited) =>
  invitations.map((invited) => ({
    ...invited,
    words: attendanceWords(invited.attendance, overAt !== null, invited.agency.id === agency.id),
  }));
