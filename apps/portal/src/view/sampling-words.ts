/** Words for samples of decisions: a part of words.ts, kept beside it. */
export const SAMPLING_WORK = {
  SAMPLE_RETURNED: 'A decision returned after a sample',
  LEARNING_POINT: 'A learning point for your unit',
};

export const SAMPLING_LISTS = {
  sampleRule: {
    RANDOM: 'Any decision',
    ALL_WITHHELD: 'Decisions to withhold',
    LEVEL_LOWERED: 'The level was lowered, then it was decided',
    REASON_REPEATED: 'A very short or repeated reason',
    SENSITIVE_WITHOUT_NEED: 'Sensitive, sent without a need in words',
  },
  sampleRuleHint: {
    RANDOM: 'Shared or not',
    ALL_WITHHELD: 'Everything that was withheld in the period',
    LEVEL_LOWERED: 'The note had a higher level in an earlier version, and this version was shared or withheld',
    REASON_REPEATED:
      'Fewer than 12 letters, or none where some are needed; or the same words in three decisions or more about two people or more',
    SENSITIVE_WITHOUT_NEED:
      'Sent with handling conditions, marked OFFICIAL-SENSITIVE or naming other people, and nobody wrote why they need it',
  },
  sampleFinding: { AGREED: 'Agreed', RETURNED: 'Returned', LEARNING_POINT: 'Learning point' },
  sampleFindingChoice: {
    AGREED: 'I agree with this decision',
    RETURNED: 'Return it: it has to be decided again, or explained',
    LEARNING_POINT: 'Others can learn from it',
  },
  sampleFindingChoiceHint: {
    RETURNED: 'Whoever decided it gets work, and reads what you write',
    LEARNING_POINT: 'The unit gets what you write, in 500 characters or fewer. Name nobody',
  },
};
