import type {
  AgendaChoicesAnswer,
  AttendanceVariables,
  CallVariables,
  CaseConferencesAnswer,
  ConferenceActed,
  ConferenceAnswer,
  ConferenceItemAnswer,
  ConferenceItemNowAnswer,
  ConferencePackAnswer,
  ConferenceTableAnswer,
  ConferencesAnswer,
  EndVariables,
  InvitedChoicesAnswer,
  ListVariables,
  MinuteActed,
  MinuteVariables,
  TakeOffVariables,
} from './answers/conferences.js';
import type { After, ById, Named } from './named.js';

/** Case conferences: those one is invited to, one with its agenda, somebody on it, and what is done with it. */
export interface ConferenceOperations {
  readonly Conferences: Named<After, ConferencesAnswer>;
  readonly Conference: Named<ById, ConferenceAnswer>;
  readonly ConferenceItem: Named<ById, ConferenceItemAnswer>;
  readonly ConferenceItemNow: Named<ById, ConferenceItemNowAnswer>;
  readonly ConferenceTable: Named<ById, ConferenceTableAnswer>;
  readonly ConferencePack: Named<ById, ConferencePackAnswer>;
  readonly AgendaChoices: Named<ById, AgendaChoicesAnswer>;
  readonly InvitedChoices: Named<After, InvitedChoicesAnswer>;
  readonly CaseConferences: Named<ById & After, CaseConferencesAnswer>;
  readonly CallConference: Named<CallVariables, { readonly callConference: ConferenceActed }>;
  readonly ListOnAgenda: Named<ListVariables, { readonly listOnAgenda: ConferenceActed }>;
  readonly TakeOffAgenda: Named<TakeOffVariables, { readonly takeOffAgenda: ConferenceActed }>;
  readonly RecordAttendance: Named<AttendanceVariables, { readonly recordAttendance: ConferenceActed }>;
  readonly EndConference: Named<EndVariables, { readonly endConference: ConferenceActed }>;
  readonly MinuteItem: Named<MinuteVariables, { readonly minuteItem: MinuteActed }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const CONFERENCE_CHANGES = [
  'CallConference', 'ListOnAgenda', 'TakeOffAgenda', 'RecordAttendance', 'EndConference', 'MinuteItem',
] as const; // prettier-ignore
