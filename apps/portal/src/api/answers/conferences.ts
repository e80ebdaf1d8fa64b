import type { CaseLine } from './my-work.js';
import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

interface AgencyName {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}
export interface ConferenceHead {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly place: string;
  readonly meetsAt: string;
  readonly ours: boolean;
  readonly overAt: string | null;
  readonly overAs: string | null;
  readonly overWords: string | null;
  readonly calledAt: string;
  readonly agency: AgencyName;
  readonly calledBy: { readonly name: string };
}
export interface ConferencesAnswer {
  readonly conferences: PageOf<ConferenceHead>;
}
export interface Invitation {
  readonly id: string;
  readonly attendance: string | null;
  readonly who: string | null;
  readonly saidAt: string | null;
  readonly saidBy: { readonly name: string } | null;
  readonly agency: AgencyName;
}
export interface AgendaLine {
  readonly id: string;
  readonly why: string;
  readonly listedAt: string;
  readonly listedBy: { readonly name: string };
  readonly person: { readonly id: string; readonly name: string; readonly crn: string | null; readonly iomCohort: string | null } | null;
  readonly agencies: readonly { readonly id: string; readonly shortName: string }[];
  readonly entries: readonly { readonly id: string; readonly kind: string }[];
  readonly moreEntries: boolean;
}
export interface ConferenceShown extends ConferenceHead {
  readonly invitations: readonly Invitation[];
  readonly items: readonly AgendaLine[];
}
export interface ConferenceAnswer {
  readonly conference: ConferenceShown | null;
}
interface Said {
  readonly id: string;
  readonly kind: string;
  readonly value: string | null;
  readonly words: string;
}
export interface Entry extends Said {
  readonly at: string;
  readonly agency: { readonly shortName: string };
  readonly by: { readonly name: string };
}
export interface ActionInPack {
  readonly id: string;
  readonly reference: string;
  readonly what: string;
  readonly state: string;
  readonly overdue: boolean;
  readonly carried: number;
  readonly dueAt: string;
  readonly agency: { readonly shortName: string };
  readonly toAgency: { readonly shortName: string };
  readonly toUnit: { readonly name: string } | null;
  readonly toStaff: { readonly name: string } | null;
}
export interface Packed {
  readonly id: string;
  readonly why: string;
  readonly mayMinute: boolean;
  readonly agencies: readonly { readonly id: string; readonly shortName: string }[];
  readonly undecided: readonly {
    readonly id: string;
    readonly categoryLabel: string;
    readonly level: string | null;
    readonly body: string;
    readonly happenedOn: string;
  }[];
  readonly moreUndecided: boolean;
  readonly entries: readonly Entry[];
  readonly moreEntries: boolean;
  readonly person:
    | (PersonHeader & {
        readonly enquiries: Some<{
          readonly id: string;
          readonly reference: string;
          readonly state: string;
          readonly overdue: boolean;
          readonly askedByUs: boolean;
          readonly dueAt: string;
        }>;
        readonly procedureRuns: Some<{
          readonly id: string;
          readonly title: string;
          readonly phase: string;
          readonly nextDueAt: string | null;
          readonly lateCount: number;
        }>;
        readonly actions: Some<ActionInPack>;
        readonly managementPlan: { readonly id: string; readonly aim: string } | null;
        readonly conferenceItems: Some<{
          readonly id: string;
          readonly conference: { readonly id: string; readonly title: string; readonly meetsAt: string } | null;
          readonly entries: readonly Omit<Said, 'id'>[];
        }>;
      })
    | null;
}
interface Some<One> {
  readonly items: readonly One[];
  readonly hasMore: boolean;
}
export interface ConferenceItemAnswer {
  readonly conferenceItem:
    | (Packed & {
        readonly conference: ConferenceHead | null;
        readonly mayTakeOff: boolean;
        readonly offAt: string | null;
        readonly offWords: string | null;
        readonly offBy: { readonly name: string } | null;
      })
    | null;
}
/** Who hears what is said about somebody, and what the reader's agency could tell them. */
export interface ConferenceTable {
  readonly id: string;
  readonly why: string;
  readonly mayMinute: boolean;
  readonly agencies: readonly AgencyName[];
  readonly undecided: Packed['undecided'];
  readonly person: PersonHeader | null;
  readonly conference: { readonly id: string; readonly title: string } | null;
}
export interface ConferenceTableAnswer {
  readonly conferenceItem: ConferenceTable | null;
}
/** What a page that follows a meeting asks for each time something changed. */
export interface ConferenceItemNowAnswer {
  readonly conferenceItem: {
    readonly id: string;
    readonly offAt: string | null;
    readonly entries: readonly Entry[];
    readonly moreEntries: boolean;
    readonly conference: { readonly id: string; readonly overAt: string | null } | null;
    readonly person: { readonly id: string; readonly actions: Some<ActionInPack> } | null;
  } | null;
}
export interface ConferencePackAnswer {
  readonly conference: (ConferenceHead & { readonly items: readonly Packed[] }) | null;
}
export interface AgendaChoicesAnswer {
  readonly conference:
    (ConferenceHead & { readonly items: readonly { readonly id: string; readonly person: { readonly id: string } | null }[] }) | null;
  readonly myCases: Some<Pick<CaseLine, 'id' | 'name' | 'crn' | 'stage' | 'iomCohort'>>;
}
export interface InvitedChoicesAnswer {
  readonly agencies: readonly AgencyName[];
}
export interface CaseConferencesAnswer {
  readonly person:
    | (PersonHeader & {
        readonly conferenceItems: PageOf<{
          readonly id: string;
          readonly why: string;
          readonly conference: ConferenceHead | null;
          readonly entries: readonly Entry[];
          readonly moreEntries: boolean;
        }>;
      })
    | null;
}

export type CallVariables = Keyed<{
  readonly title: string;
  readonly place: string;
  readonly meetsAt: string;
  readonly agencyIds: readonly string[];
}>;
export type ListVariables = Keyed<{ readonly conferenceId: string; readonly personIds: readonly string[]; readonly why: string }>;
export type AttendanceVariables = Keyed<{
  readonly conferenceId: string;
  readonly agencyId: string;
  readonly attendance: string;
  readonly who?: string | undefined;
}>;
export type EndVariables = Keyed<{ readonly conferenceId: string; readonly ending: string; readonly words?: string | undefined }>;
export type MinuteVariables = Keyed<{
  readonly itemId: string;
  readonly kind: string;
  readonly value?: string | undefined;
  readonly words: string;
}>;
export type TakeOffVariables = Keyed<{ readonly itemId: string; readonly words: string }>;
type NotDone = (Refused<'ConferenceRefused'> & { readonly field: string | null }) | Refused<'KeyReused'>;
export type ConferenceActed =
  { readonly __typename: 'ConferenceKept'; readonly conference: { readonly id: string; readonly reference: string } | null } | NotDone;
export type MinuteActed = { readonly __typename: 'Minuted'; readonly item: { readonly id: string } | null } | NotDone;
