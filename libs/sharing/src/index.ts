export { CaseAcrossAgencies, RaiseGroupGaps, RaiseLateEndorsements, RaiseLateExplanations, RaiseLessTold, RaiseReviewsDue, SharingWorkerModule } from './sharing-worker.module.js';
