import { AcknowledgeShare } from './acknowledge-share.js';
import { AnswerShare } from './answer-share.js';
import { ApproveStandingDecision } from './approve-standing-decision.js';
import { AskAgain } from './ask-again.js';
import { ConsiderSharing } from './consider-sharing.js';
import { CorrectionRecord, CorrectShares } from './correct-shares.js';
import { DecideSharing } from './decide-sharing.js';
import { DiscardDraft } from './discard-draft.js';
import { EndorseWithholding } from './endorse-withholding.js';
import { EndorsementRecord } from './endorsement-record.js';
import { FollowNotes } from './follow-notes.js';
import { GatherFacts } from './gather-facts.js';
import { HeldElsewhereRecord } from './held-elsewhere-record.js';
import { KeepDecision } from './keep-decision.js';
import { ChosenNotes, ListPossibleRecipients } from './list-possible-recipients.js';
import { LookAtCase } from './look-at-case.js';
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
import { StandingRecord } from './standing-record.js';
import { TakeBack } from './take-back.js';
import { TellLess } from './tell-less.js';

/** One verb each; and the parts of an act that several verbs share. */
export const sharingUseCases = [
  DecideSharing, ShareUrgently, OpenShare, AcknowledgeShare, ReturnShare, RevokeShare, EndorseWithholding,
  ProposeStandingDecision, ApproveStandingDecision, RecordHeldElsewhere, RecordCircumstance, SaveDraft, DiscardDraft,
  ConsiderSharing, PreviewSharing, ListPossibleRecipients, FollowNotes,
  SharingAct, GatherFacts, KeepDecision, SettleWork, RecordUrgently, AnswerShare, TakeBack, ShareRecord, EndorsementRecord,
  StandingRecord, HeldElsewhereRecord, Reopening, AskAgain, TellLess, CorrectShares, CorrectionRecord, LookAtCase, ChosenNotes,
]; // prettier-ignore
