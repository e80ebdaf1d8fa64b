/** Words for what must be kept and what must go: a part of words.ts, kept beside it. */
export const KEEPING_WORK = {
  ERASURE_TO_DECIDE: 'Something to erase, or not',
  ERASED_AT_SOURCE: 'Destroy your copies of something erased',
  ACCESS_EXTRACT_TO_DECIDE: 'An extract of the access log to decide',
};

export const KEEPING_LISTS = {
  holdGround: {
    INQUEST: 'An inquest',
    DEATH_REVIEW: 'A review of a death',
    FURTHER_OFFENCE_REVIEW: 'A review of a further serious offence',
    COMPLAINT_INVESTIGATION: 'An investigation of a complaint or of conduct',
    PUBLIC_INQUIRY: 'A public inquiry',
    LEGAL_PROCEEDINGS: 'Legal proceedings',
    OTHER: 'Something else',
  },
  erasureGround: {
    UNLAWFULLY_HELD: 'It should not have been recorded or kept',
    LEGAL_OBLIGATION: 'A court or a law requires it',
    NO_LONGER_NEEDED: 'It is no longer needed, or its time has run out',
    INACCURATE: 'It is wrong, and cannot be put right by correcting it',
  },
  importKind: {
    NOTES: 'Risk notes',
    ACTIONS: 'Actions',
    TOLD_BEFORE: 'What other agencies were told before',
    PEOPLE: 'People your agency works with',
  },
  importState: {
    STAGING: 'Not all rows arrived',
    CHECKED: 'Waiting for you to confirm',
    CARRYING: 'Being saved',
    STOPPED: 'Stopped before the end',
    DONE: 'Done',
    CANCELLED: 'Let go, nothing was saved',
    DROPPED: 'Let go after its days were over',
  },
  rowFate: {
    NEW: 'New',
    ALREADY_HERE: 'Here already',
    REFUSED: 'Refused',
    DONE: 'Saved',
  },
  exportState: {
    ASKED: 'Waiting to be made',
    MAKING: 'Being made',
    READY: 'Ready',
    FAILED: 'Could not be made',
    REMOVED: 'Files removed',
  },
  accessExtractState: {
    ASKED: 'Waits for another officer',
    APPROVED: 'May be taken',
    REFUSED: 'Refused',
    OVER: 'Days to take it are over',
  },
  erasureOutcome: { ERASED: 'Erased', RESTRICTED: 'Kept as evidence only', REFUSED: 'Left as it is' },
};
