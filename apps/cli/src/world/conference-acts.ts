/** What is done in a case conference. Each act is named as its operation is. */
interface Done {
  readonly at: string;
  readonly by: string;
}
interface InConference extends Done {
  readonly conference: string;
}
export interface CallConferenceAct extends Done {
  readonly act: 'callConference';
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly meetsAt: string;
  readonly agencies: readonly string[];
}
export interface ListOnAgendaAct extends InConference {
  readonly act: 'listOnAgenda';
  readonly people: readonly string[];
  readonly why: string;
}
export interface RecordAttendanceAct extends InConference {
  readonly act: 'recordAttendance';
  readonly agency: string;
  readonly attendance: 'ATTENDED' | 'APOLOGIES';
  readonly who?: string;
}
export interface MinuteItemAct extends InConference {
  readonly act: 'minuteItem';
  /** Somebody on its agenda. */
  readonly about: string;
  readonly kind: 'AGREED' | 'DISSENT' | 'SELECTED' | 'DESELECTED' | 'COHORT' | 'RATING' | 'PUT_OFF';
  readonly value?: string;
  readonly words: string;
}
export interface EndConferenceAct extends InConference {
  readonly act: 'endConference';
  readonly ending: 'HELD' | 'CANCELLED';
  readonly words?: string;
}
export type ConferenceAct = CallConferenceAct | ListOnAgendaAct | RecordAttendanceAct | MinuteItemAct | EndConferenceAct;

const CONFERENCE_ACTS: readonly string[] = [
  'callConference', 'listOnAgenda', 'recordAttendance', 'minuteItem', 'endConference',
] satisfies ConferenceAct['act'][]; // prettier-ignore
export const isConferenceAct = (act: { readonly act: string }): act is ConferenceAct => CONFERENCE_ACTS.includes(act.act);
