/** Words for asking and answering questions: a part of words.ts, kept beside it. */
export const QUESTION_WORK = {
  ENQUIRY_TO_ANSWER: 'Questions to answer',
  ENQUIRY_OVERDUE: 'Your unit has not answered in time',
  ENQUIRY_UNANSWERED: 'Another agency has not answered in time',
  REPLY_TO_READ: 'Replies to read',
  ENQUIRY_DECLINED: 'Another agency declined to answer',
  CONTRADICTION: 'Two things do not agree',
  COPY_TO_MEND: 'A copy to mend',
  QUESTION_SET_TO_APPROVE: 'Questions to approve',
  EXTRACT_TO_APPROVE: 'An extract to approve',
};

export const QUESTION_LISTS = {
  /** As the answering agency keeps it; who asked never reads the fourth and the fifth. */
  answerState: {
    ANSWERED: 'Answered',
    NOT_KNOWN: 'Not known',
    NOT_HELD: 'Not held',
    WITHHELD: 'Withheld',
    NO_FURTHER_ANSWER: 'No further answer',
    AWAITING: 'Awaiting',
  },
  enquiryState: {
    SENT: 'Not opened yet',
    SEEN: 'Opened, not answered yet',
    ANSWERED_IN_PART: 'Answered in part',
    ANSWERED: 'Answered',
    DECLINED: 'Declined',
    CLOSED: 'Closed by whoever asked',
  },
  enquiryEvent: {
    ASKED: 'Asked',
    FIRST_SEEN: 'First opened',
    REPLIED_IN_PART: 'Answered in part',
    REPLIED: 'Answered',
    DECLINED: 'Declined',
    CLOSED: 'Closed: no longer needed',
    REMINDED: 'They were reminded',
    RAISED_WITH_ANSWERER: 'Raised with the supervisor of whoever was asked',
    RAISED_WITH_ASKER: 'Raised with the supervisor of whoever asked',
  },
  contradictionKind: {
    DIFFERENT_ROSH: 'Two different levels of serious harm',
    UNVERIFIED_ADDRESS: 'An address that nobody has checked',
    SELF_REPORT_WHERE_RECORD: 'Said by the person, where there is a record',
  },
  questionStage: {
    BEFORE_RELEASE: 'Before release',
    RELEASED_72_HOURS: 'Release day to 72 hours',
    RECALL: 'Recall',
    CONFERENCE: 'Case conference',
  },
  questionSetState: {
    DRAFT: 'Draft',
    PROPOSED: 'Waits for a second person',
    PUBLISHED: 'In use',
    REPLACED: 'Replaced',
    DECLINED: 'Not approved',
    RETIRED: 'Taken out of use',
    TAKEN_BACK: 'Taken back',
  },
  fieldType: {
    TEXT: 'A line of text',
    LONG_TEXT: 'Several lines of text',
    DATE: 'A date',
    DATE_TIME: 'A date and time',
    NUMBER: 'A number',
    CHOICE: 'One of',
    CHOICES: 'Any of',
    YES_NO: 'Yes or no',
  },
  copySystem: { CONNECT: 'CONNECT', NDELIUS: 'nDelius' },
};
