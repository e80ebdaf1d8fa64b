import { column, link, quoted, readRoot, readType } from '@lib/platform';
import { DESK_REPLY } from '../domain/desk-question.js';

const me = '(select concordat.current_agency())';
const units = '((select concordat.current_units())::uuid[])';

export const deskQuestionRead = readType('DeskQuestion', {
  from: 'concordat.desk_question',
  subject: 'DeskQuestion',
  conditions: { askedByAgencyId: 'asked_by_agency_id', askedByStaffId: 'asked_by_staff_id', agencyId: 'agency_id', unitId: 'unit_id' },
  columns: {
    id: column.uuid('id'),
    askedAt: column.instant('asked_at'),
    name: column.text('name'),
    identifier: column.text('identifier'),
    bornOn: column.day('date_of_birth'),
    words: column.text('words'),
    callBack: column.text('call_back'),
    reply: column.text(() => quoted(DESK_REPLY)),
    forYourDesk: column.flag((self) => `(${self}.agency_id = ${me} and ${self}.unit_id = any(${units}))`),
  },
  links: {
    askedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.asked_by_staff_id`]),
    desk: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    answer: link.one('DeskAnswer', ({ self, parent }) => [`${self}.question_id = ${parent}.id`]),
  },
});

export const deskAnswerRead = readType('DeskAnswer', {
  from: 'concordat.desk_answer',
  key: 'question_id',
  subject: 'DeskAnswer',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id' },
  columns: { answer: column.text('answer'), answeredAt: column.instant('answered_at') },
  links: { answeredBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.answered_by`]) },
});

export const deskQuestionRoot = readRoot(
  'deskQuestion',
  link.one('DeskQuestion', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);

/** The person's own, newest first. */
export const myDeskQuestionsRoot = readRoot(
  'myDeskQuestions',
  link.page('DeskQuestion', {
    where: ({ self }) => [`${self}.asked_by_staff_id = (select concordat.current_staff())`],
    order: [link.desc('asked_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
