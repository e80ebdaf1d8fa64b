import { AcknowledgeShare } from './acknowledge-share.js';
import { AnswerShare } from './answer-share.js';
import { ApproveStandingDecision } from './approve-standing-decision.js';
import { AskAgain } from './ask-again.js';
import { CaseAround } from './case-around.js';
import { ChosenNotes } from './chosen-notes.js';
import { ConsiderSharing } from './consider-sharing.js';
import { CorrectShares } from './correct-shares.js';
import { CorrectionRecord } from './correction-record.js';
import { DecideSharing } from './decide-sharing.js';
import { DiscardDraft } from './discard-draft.js';
import { EndorseWithholding } from './endorse-withholding.js';
import { EndorsementRecord } from './endorsement-record.js';
import { FollowNotes } from './follow-notes.js';
import { GatherFacts } from './gather-facts.js';
import { HeldElsewhereRecord } from './held-elsewhere-record.js';
import { KeepDecision } from './keep-decision.js';
import { ListPossibleRecipients } from './list-possible-recipients.js';
import { LookAtCase } from './look-at-case.js';
import { NewAgencies } from './new-agencies.js';
import { OpenShare } from './open-share.js';
import { PreviewSharing } from './preview-sharing.js';
import { ProposeStandingDecision } from './propose-standing-decision.js';
import { RecordCircumstance } from './record-circumstance.js';
import { RecordHeldElsewhere } from './record-held-elsewhere.js';
import { RecordUrgently } from './record-urgently.js';
import { Reopening } from './reopening.js';
import { ReturnShare } from './return-share.js';
import { RevokeShare } from './revoke-share.js';
import { SaveDraft } from './save-draft.js';
import { SettleWork } from './settle-work.js';
import { ShareRecord } from './share-record.js';
import { ShareUrgently } from './share-urgently.js';
import { SharingAct } from './sharing-act.js';
import { SharingDecisions } from './sharing-decisions.js';
import { SilentSources } from './silent-sources.js';
import { StandingRecord } from './standing-record.js';
import { StateGrounds } from './state-grounds.js';
import { SupersedeAnswers } from './supersede-answers.js';
import { TakeBack } from './take-back.js';
import { TellLess } from './tell-less.js';

/** What people do here; the worker's own acts stand in sharing-worker.module.ts. */
export const sharingUseCases = [
  AcknowledgeShare, AnswerShare, ApproveStandingDecision, AskAgain, CaseAround, ChosenNotes, ConsiderSharing, CorrectShares, CorrectionRecord,
  DecideSharing, DiscardDraft, EndorseWithholding, EndorsementRecord, FollowNotes, GatherFacts, HeldElsewhereRecord, KeepDecision,
  ListPossibleRecipients, LookAtCase, NewAgencies, OpenShare, PreviewSharing, ProposeStandingDecision, RecordCircumstance, RecordHeldElsewhere,
  RecordUrgently, Reopening, ReturnShare, RevokeShare, SaveDraft, SettleWork, ShareRecord, ShareUrgently, SharingAct, SharingDecisions, SilentSources, StandingRecord,
  StateGrounds, SupersedeAnswers, TakeBack, TellLess,
]; // prettier-ignore
