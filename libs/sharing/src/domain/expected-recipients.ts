import type { CaseAgency, NoteToShare } from './sharing-input.js';
import type { Stage } from './stages.js';

/*
 * Policy as data: which kinds of agency are expected to be told of which group of notes at which stage. Leaving one out is allowed and
 * asks why not. Only agencies that work with this person are expected; a narrow-function agency (housing, a charity, a tagging company)
 * is expected only where it must act, and never for gang association.
 */
const JUSTICE = ['POLICE', 'PROBATION', 'PRISON'] as const;
const AROUND_RELEASE: readonly Stage[] = ['BEFORE_RELEASE', 'RELEASED_72_HOURS', 'RECALL'];

interface Expectation {
  readonly groups: readonly string[];
  readonly stages: readonly Stage[] | 'ANY';
  readonly kinds: readonly string[];
}

export const EXPECTATIONS: readonly Expectation[] = [
  { groups: ['VIOLENCE', 'WEAPONS', 'DOMESTIC_ABUSE', 'SEXUAL_HARM', 'EXTREMISM'], stages: 'ANY', kinds: ['POLICE', 'PROBATION'] },
  {
    groups: ['VIOLENCE', 'WEAPONS', 'DOMESTIC_ABUSE', 'SEXUAL_HARM', 'EXTREMISM', 'ESCAPE'],
    stages: ['CUSTODY', 'BEFORE_RELEASE'],
    kinds: ['PRISON'],
  },
  { groups: ['CHILDREN'], stages: 'ANY', kinds: ['PROBATION', 'POLICE', 'COUNCIL'] },
  { groups: ['GANG_AND_EXPLOITATION'], stages: AROUND_RELEASE, kinds: ['POLICE', 'PROBATION'] },
  { groups: ['RISK_ASSESSMENT'], stages: AROUND_RELEASE, kinds: [...JUSTICE] },
  { groups: ['CUSTODY_CONDUCT'], stages: AROUND_RELEASE, kinds: ['PROBATION', 'POLICE'] },
  { groups: ['COMPLIANCE', 'WHEREABOUTS'], stages: ['RELEASED_72_HOURS', 'RECALL'], kinds: ['POLICE', 'PROBATION'] },
  { groups: ['ORDERS'], stages: AROUND_RELEASE, kinds: ['POLICE', 'PROBATION'] },
  { groups: ['COMPLIANCE'], stages: ['RECALL'], kinds: ['TAGGING'] },
  { groups: ['SELF_HARM_AND_HEALTH'], stages: ['CUSTODY', 'RECALL'], kinds: ['PRISON', 'POLICE'] },
];

export function expectedKinds(categoryGroup: string, stage: Stage): readonly string[] {
  const found = EXPECTATIONS.filter(
    (line) => line.groups.includes(categoryGroup) && (line.stages === 'ANY' || line.stages.includes(stage)),
  );
  return [...new Set(found.flatMap((line) => line.kinds))];
}

export interface ExpectedAgency extends CaseAgency {
  readonly noteIds: readonly string[];
}

/** The agencies on the case that policy expects to be told of these notes, the sharer's own apart. */
export function expectedAgencies(
  notes: readonly NoteToShare[],
  onCase: readonly CaseAgency[],
  sharerId: string,
  stage: Stage,
): ExpectedAgency[] {
  return onCase
    .filter((agency) => agency.agencyId !== sharerId)
    .map((agency) => ({
      ...agency,
      noteIds: notes.filter((note) => expectedKinds(note.categoryGroup, stage).includes(agency.kind)).map((note) => note.id),
    }))
    .filter((agency) => agency.noteIds.length > 0);
}
