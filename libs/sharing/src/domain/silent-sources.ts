import type { Stage } from './stages.js';

/*
 * The check sees only what is in the portal. So each share, its receipt and the release plan also name the sources that this stage calls
 * for and from which the sharer's agency has nothing: silence is shown, not read as safety. Whether a source entered something for others
 * is never told: the list speaks of what this agency entered, received or asked for.
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

/** Their names, by code. */
export const SOURCE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(REQUIRED_SOURCES.map(({ code, label }) => [code, label]));

/** Something the sharer's agency entered itself or received, by the desk it came from. */
export interface Heard {
  readonly desk: string | null;
  readonly at: Date;
}
/** A question of the sharer's agency to a desk that has not replied. */
export interface Asked {
  readonly desk: string | null;
  readonly at: Date;
}
export interface SourceState {
  readonly code: string;
  readonly label: string;
  readonly state: 'ANSWERED' | 'ASKED_NO_REPLY' | 'NOTHING_RECEIVED';
  readonly lastHeardAt: Date | null;
  /** Since when this agency waits for a reply; null unless it does. */
  readonly askedAt: Date | null;
}

/** What was heard before a question was asked is no reply to it: a source that owes one is silent again. */
export function sourceStates(stage: Stage, heard: readonly Heard[], asked: readonly Asked[], at: Date): SourceState[] {
  return REQUIRED_SOURCES.filter((source) => source.stages.includes(stage)).map(({ code, label, desks }) => {
    const lastHeardAt = timesOf(heard, desks, at).at(-1) ?? null;
    const askedAt = timesOf(asked, desks, at).find((one) => lastHeardAt === null || one > lastHeardAt) ?? null;
    const state = askedAt !== null ? 'ASKED_NO_REPLY' : lastHeardAt === null ? 'NOTHING_RECEIVED' : 'ANSWERED';
    return { code, label, state, lastHeardAt, askedAt };
  });
}

export function silentOnes(states: readonly SourceState[]): SourceState[] {
  return states.filter((source) => source.state !== 'ANSWERED');
}

function timesOf(of: readonly Heard[], desks: readonly string[], at: Date): Date[] {
  const found = of.filter((one) => one.desk !== null && desks.includes(one.desk) && one.at <= at);
  return found.map((one) => one.at).sort((a, b) => a.getTime() - b.getTime());
}
