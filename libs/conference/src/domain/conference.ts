import { Invalid, isMeaningless, plainText, type Refusal, refuse } from '@lib/kernel';

export type Fielded = Refusal & { readonly field: string | null };
export const no = (code: string, explanation: string, field: string | null): Fielded => refuse(code, explanation, { field });

/** Invited besides whoever calls it; a bound on what one request can cost. */
export const MOST_INVITED = 30;
/** On one agenda: the boards see 16 to 25 people in a meeting. */
export const MOST_ON_AGENDA = 60;

export interface ConferenceAsked {
  readonly title: string;
  readonly place: string;
  readonly meetsAt: Date;
  readonly agencyIds: readonly string[];
}
export interface ConferenceSaid {
  readonly title: string;
  readonly place: string;
  readonly meetsAt: Date;
  /** Each once, and without whoever calls it. */
  readonly invited: readonly string[];
}

export function conferenceSaid(asked: ConferenceAsked, ownAgencyId: string): ConferenceSaid {
  const invited = [...new Set(asked.agencyIds)].filter((id) => id !== ownAgencyId);
  if (invited.length > MOST_INVITED) throw new Invalid({ agencyIds: `Invite ${MOST_INVITED} agencies or fewer` });
  return {
    title: plainText(asked.title, { field: 'title', label: 'What it is', max: 200, optional: true }),
    place: plainText(asked.place, { field: 'place', label: 'Where it meets', max: 500, optional: true }),
    meetsAt: asked.meetsAt,
    invited,
  };
}

/** CNF-01 what it is, CNF-02 where, CNF-03 with whom, CNF-04 in time to come. */
export function refusalToCall(said: ConferenceSaid, now: Date): Fielded | null {
  if (isMeaningless(said.title))
    return no('CNF-01', 'Say what conference it is, for example “Reducing reoffending board, Brackenford”.', 'title');
  if (isMeaningless(said.place)) return no('CNF-02', 'Say where it meets: a room, or how to join.', 'place');
  if (said.invited.length === 0) return no('CNF-03', 'Invite at least one other agency.', 'agencyIds');
  if (said.meetsAt <= now) return no('CNF-04', 'Give a day and time that is still to come.', 'meetsAt');
  return null;
}

export interface ConferenceStands {
  readonly overAt: Date | null;
}
/** CNF-05: what is over is added to no more. */
export const refusalWhenOver = ({ overAt }: ConferenceStands): Fielded | null =>
  overAt === null ? null : no('CNF-05', 'This conference is over. Nothing can be added to it.', null);

export const ATTENDANCES = ['ATTENDED', 'APOLOGIES'] as const;
export type Attendance = (typeof ATTENDANCES)[number];
export interface AttendanceSaid {
  readonly attendance: Attendance;
  readonly who: string | null;
}
export function attendanceSaid({ attendance, who }: { readonly attendance: Attendance; readonly who?: string | null }): AttendanceSaid {
  if (!ATTENDANCES.includes(attendance)) throw new Invalid({ attendance: 'Say whether they came or sent apologies' });
  return { attendance, who: plainText(who, { field: 'who', label: 'Who it was', max: 500, optional: true }) || null };
}
/** CNF-06: of an agency that came, who it was. Of one that stayed silent nothing is recorded: that is what the list then says. */
export const refusalOfAttendance = ({ attendance, who }: AttendanceSaid): Fielded | null =>
  attendance === 'ATTENDED' && isMeaningless(who) ? no('CNF-06', 'Say who came for them.', 'who') : null;

export const ENDINGS = ['HELD', 'CANCELLED'] as const;
export type Ending = (typeof ENDINGS)[number];
export interface EndingSaid {
  readonly ending: Ending;
  readonly words: string | null;
}
export function endingSaid({ ending, words }: { readonly ending: Ending; readonly words?: string | null }): EndingSaid {
  if (!ENDINGS.includes(ending)) throw new Invalid({ ending: 'Say whether it was held or called off' });
  return { ending, words: plainText(words, { field: 'words', label: 'Why', max: 2000, optional: true }) || null };
}
/** CNF-07: why it was called off. */
export const refusalToEnd = ({ ending, words }: EndingSaid): Fielded | null =>
  ending === 'CANCELLED' && isMeaningless(words) ? no('CNF-07', 'Say why it was called off.', 'words') : null;

/** CNF-08 why somebody is on the agenda, CNF-09 not twice, CNF-10 room for so many. */
export function refusalToList(
  { why, personIds }: { readonly why: string; readonly personIds: readonly string[] },
  listed: readonly string[],
): Fielded | null {
  if (personIds.length === 0) return no('CNF-08', 'Choose at least one person.', 'personIds');
  if (isMeaningless(why)) return no('CNF-08', 'Say why they are on the agenda.', 'why');
  if (personIds.some((id) => listed.includes(id)))
    return no('CNF-09', 'One of them is on this agenda already. Nobody was added.', 'personIds');
  return listed.length + personIds.length > MOST_ON_AGENDA
    ? no('CNF-10', `An agenda holds ${MOST_ON_AGENDA} people. Call another conference for the others.`, 'personIds')
    : null;
}

/** CNF-13 why somebody is taken off, CNF-14 and only while nothing was said of them. */
export function refusalToTakeOff(words: string, spokenOf: boolean): Fielded | null {
  if (isMeaningless(words)) return no('CNF-13', 'Say why they are taken off the agenda.', 'words');
  return spokenOf
    ? no('CNF-14', 'Something is in the minutes about them already. Enter that they are put off to another conference instead.', null)
    : null;
}
export interface ItemStands {
  readonly offAt: Date | null;
}
/** CNF-15: of somebody who was taken off the agenda nothing is said here. */
export const refusalWhenOff = ({ offAt }: ItemStands): Fielded | null =>
  offAt === null ? null : no('CNF-15', 'They were taken off this agenda. Put them on it again to speak of them.', null);
