import type {
  AbsencesAnswer,
  AgreeTimeAnswer,
  AgreeTimeVariables,
  AnswerUnsafeAnswer,
  AnswerUnsafeVariables,
  CoverChoicesAnswer,
  EndAbsenceAnswer,
  EndAbsenceVariables,
  FundPostsAnswer,
  FundPostsVariables,
  RecordAbsenceAnswer,
  RecordAbsenceVariables,
  ReportUnsafeAnswer,
  ReportUnsafeVariables,
  TeamAnswer,
  TeamUnitAnswer,
  UnsafeWorkAnswer,
  UnsafeWorksAnswer,
} from './answers/team.js';
import type {
  ChangedHandsAnswer,
  GiveWorkBackAnswer,
  GiveWorkBackVariables,
  ReassignWorkAnswer,
  ReassignWorkVariables,
  TakingUnitsAnswer,
  TeamWorkAnswer,
  TeamWorkVariables,
  WorkTakersAnswer,
} from './answers/reassigning.js';
import type { After, ById, Named, Nothing } from './named.js';

/** What units have to do, and whom they have to do it. */
export interface TeamOperations {
  readonly Team: Named<Nothing, TeamAnswer>;
  readonly TeamUnit: Named<ById, TeamUnitAnswer>;
  readonly FundPosts: Named<FundPostsVariables, FundPostsAnswer>;
  readonly AgreeTime: Named<AgreeTimeVariables, AgreeTimeAnswer>;
  readonly Absences: Named<After, AbsencesAnswer>;
  readonly CoverChoices: Named<{ readonly staffId: string } & After, CoverChoicesAnswer>;
  readonly RecordAbsence: Named<RecordAbsenceVariables, RecordAbsenceAnswer>;
  readonly UnsafeWorks: Named<After, UnsafeWorksAnswer>;
  readonly UnsafeWork: Named<ById, UnsafeWorkAnswer>;
  readonly ReportUnsafeWork: Named<ReportUnsafeVariables, ReportUnsafeAnswer>;
  readonly AnswerUnsafeWork: Named<AnswerUnsafeVariables, AnswerUnsafeAnswer>;
  readonly EndAbsence: Named<EndAbsenceVariables, EndAbsenceAnswer>;
  readonly TeamWork: Named<TeamWorkVariables, TeamWorkAnswer>;
  readonly WorkTakers: Named<TeamWorkVariables, WorkTakersAnswer>;
  readonly TakingUnits: Named<After, TakingUnitsAnswer>;
  readonly ChangedHands: Named<{ readonly workItemId?: string }, ChangedHandsAnswer>;
  readonly ReassignWork: Named<ReassignWorkVariables, ReassignWorkAnswer>;
  readonly GiveWorkBack: Named<GiveWorkBackVariables, GiveWorkBackAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const TEAM_CHANGES = [
  'FundPosts',
  'AgreeTime',
  'RecordAbsence',
  'EndAbsence',
  'ReportUnsafeWork',
  'AnswerUnsafeWork',
  'ReassignWork',
  'GiveWorkBack',
] as const;
