import { FindDecisionsByPerson1795309210000 } from './1795309210000-find-decisions-by-person.js';
import { OrderWithinAMillisecond1795309200000 } from './1795309200000-order-within-a-millisecond.js';
import { AskQuestions1795308400000 } from './1795308400000-ask-questions.js';
import { WorkForEnquiries1795308450000 } from './1795308450000-work-for-enquiries.js';
import { SealTheRecord1795308500000 } from './1795308500000-seal-the-record.js';
import { OpenReceipts1795308600000 } from './1795308600000-open-receipts.js';
import { HoldAndAskToErase1795308700000 } from './1795308700000-hold-and-ask-to-erase.js';
import { EraseUnderTheLaw1795308750000 } from './1795308750000-erase-under-the-law.js';
import { SampleDecisions1795308900000 } from './1795308900000-sample-decisions.js';
import { KnowWhoIsAway1795309000000 } from './1795309000000-know-who-is-away.js';
import { CountTheWork1795309030000 } from './1795309030000-count-the-work.js';
import { SayWhatIsUnsafe1795309060000 } from './1795309060000-say-what-is-unsafe.js';
import { TakeOutTheRecord1795309100000 } from './1795309100000-take-out-the-record.js';
import { ExtractTheLog1795309300000 } from './1795309300000-extract-the-log.js';
import { HandOutDisclosures1795309400000 } from './1795309400000-hand-out-disclosures.js';
import { ReassignWork1795309500000 } from './1795309500000-reassign-work.js';
import { KeepCaseLeads1795309510000 } from './1795309510000-keep-case-leads.js';
import { RunProcedures1795309600000 } from './1795309600000-run-procedures.js';
import { DecideOnRisk1795309700000 } from './1795309700000-decide-on-risk.js';
import { RunOnProtection1795309900000 } from './1795309900000-run-on-protection.js';
import { HoldConferences1795310200000 } from './1795310200000-hold-conferences.js';
import { TellPeople1795310500000 } from './1795310500000-tell-people.js';
import { AskBeforeTelling1795310510000 } from './1795310510000-ask-before-telling.js';
import { PrepareConferences1795310520000 } from './1795310520000-prepare-conferences.js';
import { SetActions1795310000000 } from './1795310000000-set-actions.js';
import { RunConferences1795310300000 } from './1795310300000-run-conferences.js';
import { SearchTheRecord1795310400000 } from './1795310400000-search-the-record.js';
import { KnowWhatWasTakenBack1795309710000 } from './1795309710000-know-what-was-taken-back.js';
import { SayWhatCannotWait1795309750000 } from './1795309750000-say-what-cannot-wait.js';
import { DiscloseToThirdParties1795309800000 } from './1795309800000-disclose-to-third-parties.js';
import { PlanManagement1795310100000 } from './1795310100000-plan-management.js';
import { LayFoundations1795305600000 } from './1795305600000-lay-foundations.js';
import { FoundOrganisations1795305700000 } from './1795305700000-found-organisations.js';
import { KnowPeopleAndNotes1795305800000 } from './1795305800000-know-people-and-notes.js';
import { RecordSharing1795305900000 } from './1795305900000-record-sharing.js';
import { KeepInSight1795306000000 } from './1795306000000-keep-in-sight.js';
import { CloseTheDoors1795306100000 } from './1795306100000-close-the-doors.js';
import { QueueWork1795306200000 } from './1795306200000-queue-work.js';
import { HoldAgreements1795306400000 } from './1795306400000-hold-agreements.js';
import { ShowWhatRan1795306500000 } from './1795306500000-show-what-ran.js';
import { CloseWork1795306600000 } from './1795306600000-close-work.js';
import { FindEachOnce1795306700000 } from './1795306700000-find-each-once.js';
import { FindWhatIsDue1795307200000 } from './1795307200000-find-what-is-due.js';
import { SearchOwnCases1795307400000 } from './1795307400000-search-own-cases.js';
import { NameWorkKinds1795307450000 } from './1795307450000-name-work-kinds.js';
import { HoldExceptions1795307500000 } from './1795307500000-hold-exceptions.js';
import { WriteOnePolicy1795307550000 } from './1795307550000-write-one-policy.js';
import { FreshSignIns1795307600000 } from './1795307600000-fresh-sign-ins.js';
import { LocalAccounts1795307700000 } from './1795307700000-local-accounts.js';
import { ThrottleSignIns1795307710000 } from './1795307710000-throttle-sign-ins.js';
import { ListSignIns1795307720000 } from './1795307720000-list-sign-ins.js';
import { SignpostPeople1795307800000 } from './1795307800000-signpost-people.js';
import { SearchInEqualSteps1795307810000 } from './1795307810000-search-in-equal-steps.js';
import { DecideChanges1795307900000 } from './1795307900000-decide-changes.js';
import { OneSnapshot1795308000000 } from './1795308000000-one-snapshot.js';
import { OpenExceptions1795308100000 } from './1795308100000-open-exceptions.js';
import { ReadOnAfterLeaving1795308200000 } from './1795308200000-read-on-after-leaving.js';
import { DecideAboutAnswers1795308300000 } from './1795308300000-decide-about-answers.js';
import { KeepGaps1795308800000 } from './1795308800000-keep-gaps.js';
import { BringInFiles1795310600000 } from './1795310600000-bring-in-files.js';
import { BringInWhatWasTold1795310610000 } from './1795310610000-bring-in-what-was-told.js';
import { OpenCasesFromFiles1795310700000 } from './1795310700000-open-cases-from-files.js';

/** Every migration, oldest first. An explicit list: nothing runs because it happens to lie in a folder. */
export const migrations = [
  LayFoundations1795305600000,
  FoundOrganisations1795305700000,
  KnowPeopleAndNotes1795305800000,
  RecordSharing1795305900000,
  KeepInSight1795306000000,
  CloseTheDoors1795306100000,
  QueueWork1795306200000,
  HoldAgreements1795306400000,
  ShowWhatRan1795306500000,
  CloseWork1795306600000,
  FindEachOnce1795306700000,
  FindWhatIsDue1795307200000,
  SearchOwnCases1795307400000,
  NameWorkKinds1795307450000,
  HoldExceptions1795307500000,
  WriteOnePolicy1795307550000,
  FreshSignIns1795307600000,
  LocalAccounts1795307700000,
  ThrottleSignIns1795307710000,
  ListSignIns1795307720000,
  SignpostPeople1795307800000,
  SearchInEqualSteps1795307810000,
  DecideChanges1795307900000,
  OneSnapshot1795308000000,
  OpenExceptions1795308100000,
  ReadOnAfterLeaving1795308200000,
  DecideAboutAnswers1795308300000,
  AskQuestions1795308400000,
  WorkForEnquiries1795308450000,
  SealTheRecord1795308500000,
  OpenReceipts1795308600000,
  HoldAndAskToErase1795308700000,
  EraseUnderTheLaw1795308750000,
  KeepGaps1795308800000,
  SampleDecisions1795308900000,
  KnowWhoIsAway1795309000000,
  CountTheWork1795309030000,
  SayWhatIsUnsafe1795309060000,
  TakeOutTheRecord1795309100000,
  OrderWithinAMillisecond1795309200000,
  FindDecisionsByPerson1795309210000,
  ExtractTheLog1795309300000,
  HandOutDisclosures1795309400000,
  ReassignWork1795309500000,
  KeepCaseLeads1795309510000,
  RunProcedures1795309600000,
  DecideOnRisk1795309700000,
  KnowWhatWasTakenBack1795309710000,
  SayWhatCannotWait1795309750000,
  DiscloseToThirdParties1795309800000,
  RunOnProtection1795309900000,
  HoldConferences1795310200000,
  PlanManagement1795310100000,
  SetActions1795310000000,
  RunConferences1795310300000,
  TellPeople1795310500000,
  AskBeforeTelling1795310510000,
  PrepareConferences1795310520000,
  BringInFiles1795310600000,
  SearchTheRecord1795310400000,
  BringInWhatWasTold1795310610000,
  OpenCasesFromFiles1795310700000,
];
