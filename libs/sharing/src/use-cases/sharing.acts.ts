/** The acts that something outside this library may carry out on a person's behalf: the world loader replays them. */
export { AcknowledgeShare } from './acknowledge-share.js';
export { ApproveStandingDecision } from './approve-standing-decision.js';
export { DecideSharing } from './decide-sharing.js';
export { EndorseWithholding } from './endorse-withholding.js';
export { OpenShare } from './open-share.js';
export { ProposeStandingDecision } from './propose-standing-decision.js';
export { RecordCircumstance } from './record-circumstance.js';
export { RecordHeldElsewhere } from './record-held-elsewhere.js';
export { ReturnShare } from './return-share.js';
export { RevokeShare } from './revoke-share.js';
export { ShareUrgently } from './share-urgently.js';
