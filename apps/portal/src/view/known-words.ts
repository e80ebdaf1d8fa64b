/** How far something has come to an agency, in the words of who knows what. */
export const KNOWN_LISTS = {
  known: {
    OWNER: 'Owner',
    OPENED: 'Shared, opened',
    UNOPENED: 'Shared, unopened',
    ON_ITS_WAY: 'On its way',
    TAKEN_BACK: 'Taken back',
    WITHHELD: 'Withheld',
    DEFERRED: 'Deferred',
    NOT_RELEVANT: 'Not relevant',
    OUTSIDE_FUNCTION: 'Outside their function',
    UNDECIDED: 'No decision',
  },
  knownInPart: { OPENED: 'In part, opened', UNOPENED: 'In part, unopened' },
  knownMeaning: {
    OWNER: 'It is theirs, or they sent it to you.',
    OPENED: 'Sent, and somebody there has opened it.',
    UNOPENED: 'Sent, and nobody there has opened it.',
    ON_ITS_WAY: 'Sent. It opens there once it is sealed, or when the wait for that is over.',
    TAKEN_BACK: 'Sent, and revoked since.',
    WITHHELD: 'You decided not to send it.',
    DEFERRED: 'You put the decision off.',
    NOT_RELEVANT: 'You decided that it has nothing to do with their work.',
    OUTSIDE_FUNCTION: 'A standing decision of yours says that this kind is not for them.',
    UNDECIDED: 'Nobody has decided, or what was decided is over.',
  },
  reopened: {
    CIRCUMSTANCES: 'Circumstances have changed',
    SENT_BACK: 'Sent back by a supervisor',
    DEFERRAL_OVER: 'The time to decide has run out',
  },
} satisfies Record<string, Record<string, string>>;
