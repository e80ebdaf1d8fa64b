import type { Stage } from './stages.js';

/*
 * The check sees only what is in the portal. So each share, its receipt and the release plan also name the sources that this stage calls
 * for and from which the sharer's agency has nothing: silence is shown, not read as safety. Whether a source entered something for others
 * is never told: the list speaks of what this agency entered or received.
 */
export interface RequiredSource {
  readonly code: string;
  readonly label: string;
  /** The desks of units whose entries count as this source. */
  readonly desks: readonly string[];
  readonly stages: readonly Stage[];
}

const IN_THE_COMMUNITY: readonly Stage[] = ['BEFORE_RELEASE', 'RELEASED_72_HOURS', 'COMMUNITY', 'RECALL', 'CONFERENCE'];

export const REQUIRED_SOURCES: readonly RequiredSource[] = [
  { code: 'PRISON_SECURITY', label: 'Prison security', desks: ['PRISON_SECURITY'], stages: ['CUSTODY', 'BEFORE_RELEASE', 'RELEASED_72_HOURS', 'RECALL', 'CONFERENCE'] },
  { code: 'POLICE_DOMESTIC_ABUSE', label: 'Police domestic abuse enquiry', desks: ['POLICE_DOMESTIC_ABUSE'], stages: IN_THE_COMMUNITY },
  { code: 'CHILDREN_SERVICES', label: 'Children’s services', desks: ['CHILDREN_SERVICES'], stages: IN_THE_COMMUNITY },
  { code: 'POLICE_INTELLIGENCE', label: 'Police intelligence', desks: ['POLICE_INTELLIGENCE'], stages: ['BEFORE_RELEASE', 'RELEASED_72_HOURS', 'RECALL', 'CONFERENCE'] },
  { code: 'TAGGING', label: 'Tagging provider', desks: ['TAGGING'], stages: ['RELEASED_72_HOURS', 'RECALL'] },
  { code: 'HOUSING', label: 'Housing', desks: ['HOUSING'], stages: ['BEFORE_RELEASE', 'RELEASED_72_HOURS'] },
]; // prettier-ignore

/** Something the sharer's agency entered itself or received, by the desk it came from. */
export interface Heard {
  readonly desk: string | null;
  readonly at: Date;
}
export interface SourceState {
  readonly code: string;
  readonly label: string;
  readonly state: 'ANSWERED' | 'NOTHING_RECEIVED';
  readonly lastHeardAt: Date | null;
}

export function sourceStates(stage: Stage, heard: readonly Heard[], at: Date): SourceState[] {
  return REQUIRED_SOURCES.filter((source) => source.stages.includes(stage)).map(({ code, label, desks }) => {
    const times = heard.filter((one) => one.desk !== null && desks.includes(one.desk) && one.at <= at).map((one) => one.at.getTime());
    const lastHeardAt = times.length === 0 ? null : new Date(Math.max(...times));
    return { code, label, state: lastHeardAt === null ? 'NOTHING_RECEIVED' : 'ANSWERED', lastHeardAt };
  });
}

export function silentOnes(states: readonly SourceState[]): SourceState[] {
  return states.filter((source) => source.state === 'NOTHING_RECEIVED');
}
