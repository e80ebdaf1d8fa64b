import { underReviewSql, workableSql } from '@lib/access';
import { gravitySql } from '@lib/risk';
import { MOST_INVITED, MOST_ON_AGENDA } from '../domain/conference.js';
import { column, extendType, link, readRoot, readType } from '@lib/platform';

/** Of a person in a pack; there is more on their own pages. */
const IN_A_PACK = 10;
const MOST_ENTRIES = 40;
const agency = '(select concordat.current_agency())';
const calls = '(select concordat.calls_conferences())';
const speaks = '(select concordat.speaks_in_conferences())';
const among = (self: string): string => `(${agency} = any (${self}.agency_ids))`;
const staff = (name: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${name}`]);
const agencies = link.many('Agency', {
  where: ({ self, parent }) => [`${self}.id = any (${parent}.agency_ids)`],
  order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
  limit: MOST_INVITED + 1,
});

export const conferenceRead = readType('Conference', {
  from: 'concordat.conference',
  subject: 'Conference',
  conditions: { agencyId: 'agency_id', takesPart: among },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    title: column.text('title'),
    place: column.text('place'),
    meetsAt: column.instant('meets_at'),
    calledAt: column.instant('called_at'),
    overAt: column.instant('over_at'),
    overAs: column.text('over_as'),
    overWords: column.text('over_words'),
    ours: column.flag((self) => `(${self}.agency_id = ${agency} and ${calls})`),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    calledBy: staff('called_by'),
    invitations: link.many('ConferenceInvitation', {
      where: ({ self, parent }) => [`${self}.conference_id = ${parent}.id`],
      order: [link.asc((self) => `(select a.name from concordat.agency a where a.id = ${self}.agency_id)`, 'text'), link.asc('id', 'uuid')],
    }),
    items: link.many('ConferenceItem', {
      where: ({ self, parent }) => [`${self}.conference_id = ${parent}.id`, `${self}.off_at is null`],
      order: [link.asc('place_in_list', 'int'), link.asc('id', 'uuid')],
      limit: MOST_ON_AGENDA,
    }),
  },
});

export const conferenceInvitationRead = readType('ConferenceInvitation', {
  from: 'concordat.conference_invitation',
  open: 'it stands and falls with its conference',
  columns: {
    id: column.uuid('id'),
    attendance: column.text('attendance'),
    who: column.text('who'),
    saidAt: column.instant('said_at'),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    saidBy: staff('said_by'),
  },
});

export const conferenceItemRead = readType('ConferenceItem', {
  from: 'concordat.conference_item',
  subject: 'ConferenceItem',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    takesPart: among,
    workable: (self) => workableSql(`${self}.person_id`),
    underReview: (self) =>
      `exists (select from unnest(${self}.agency_ids) party(id) where ${underReviewSql(`${self}.person_id`, 'party.id')})`,
  },
  columns: {
    id: column.uuid('id'),
    why: column.text('why'),
    listedAt: column.instant('listed_at'),
    offAt: column.instant('off_at'),
    offWords: column.text('off_words'),
    mayTakeOff: column.flag(
      (self) =>
        `(${calls} and ${self}.agency_id = ${agency} and ${self}.off_at is null
          and exists (select 1 from concordat.conference c where c.id = ${self}.conference_id and c.over_at is null)
          and not exists (select 1 from concordat.conference_entry e where e.item_id = ${self}.id))`,
    ),
    mayMinute: column.flag(
      (self) =>
        `(${speaks} and ${among(self)} and ${self}.off_at is null and exists (select 1 from concordat.conference c where c.id = ${self}.conference_id and c.over_at is null))`,
    ),
  },
  links: {
    conference: link.one('Conference', ({ self, parent }) => [`${self}.id = ${parent}.conference_id`]),
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agencies,
    listedBy: staff('listed_by'),
    offBy: staff('off_by'),
    entries: link.many('ConferenceEntry', {
      where: ({ self, parent }) => [`${self}.item_id = ${parent}.id`],
      order: [link.asc('at', 'timestamptz'), link.asc('id', 'uuid')],
      limit: MOST_ENTRIES,
      more: 'moreEntries',
    }),
    /** Of the reader's own agency: what stands, and of which nothing was decided towards somebody who sits at the table. */
    undecided: link.many('RiskNote', {
      where: ({ self, parent }) => [
        `${self}.person_id = ${parent}.person_id and ${self}.agency_id = ${agency} and ${self}.superseded_at is null and ${self}.withdrawn_at is null`,
        `exists (select from unnest(${parent}.agency_ids) a(id) where a.id <> ${agency} and not exists (
          select 1 from concordat.decision d where d.note_id = ${self}.id and d.recipient_agency_id = a.id and d.ended_at is null))`,
      ],
      order: [
        link.desc((self: string) => gravitySql(`${self}.level`), 'int'),
        link.desc('recorded_at', 'timestamptz'),
        link.desc('id', 'uuid'),
      ],
      limit: IN_A_PACK,
      more: 'moreUndecided',
    }),
  },
});

export const conferenceEntryRead = readType('ConferenceEntry', {
  from: 'concordat.conference_entry',
  open: 'it stands and falls with its item',
  columns: {
    id: column.uuid('id'),
    at: column.instant('at'),
    kind: column.text('kind'),
    value: column.text('value'),
    words: column.text('words'),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    by: staff('staff_id'),
  },
});

export const personConferenceItems = extendType('Person', {
  links: {
    conferenceItems: link.page('ConferenceItem', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.desc('listed_at', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

export const conferenceRoot = readRoot(
  'conference',
  link.one('Conference', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
export const conferenceItemRoot = readRoot(
  'conferenceItem',
  link.one('ConferenceItem', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
/** When and where somebody meets is nobody's record; whom they speak of stands in the items. */
export const conferencesRoot = readRoot(
  'conferences',
  link.page('Conference', { where: () => [], order: [link.desc('meets_at', 'timestamptz'), link.desc('id', 'uuid')] }),
  { act: 'NOT_LOGGED' },
);
