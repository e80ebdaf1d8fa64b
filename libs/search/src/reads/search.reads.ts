import { conferenceItemRead } from '@lib/conference';
import { answerRead } from '@lib/enquiry';
import { column, link, readRoot, readType, type RowsOf } from '@lib/platform';
import { managementPlanRead } from '@lib/plans';
import { CATEGORY_LABELS, riskNoteRead } from '@lib/risk';
import { ANSWER_CATEGORY, ANSWER_LABEL, shareItemRead } from '@lib/sharing';

const me = '(select concordat.current_staff())';
const agency = '(select concordat.current_agency())';
const today = `((select concordat.now()) at time zone 'Europe/London')::date`;

interface Searched {
  readonly from: string;
  readonly title: string;
  readonly level: string;
  readonly standing: string;
  /** By the rules of which type, over which row of `from`, it is read; and what its own page asks besides. */
  readonly read: (rowsOf: RowsOf) => string;
}

/** Each kind as its own page reads it: `thing` is the row whose words they are. The read path names its own rows `t`. */
const KINDS: Readonly<Record<string, Searched>> = {
  NOTE: {
    from: 'concordat.risk_note thing',
    title: 'thing.category',
    level: 'thing.level',
    standing: `case when thing.restricted_at is not null then 'RESTRICTED' when thing.withdrawn_at is not null then 'WITHDRAWN'
      when thing.superseded_at is not null then 'SUPERSEDED' when thing.expires_on < ${today} then 'LAPSED' end`,
    read: (rowsOf) => `thing.agency_id = ${agency} and ${rowsOf(riskNoteRead, 'thing')}`,
  },
  RECEIVED: {
    from: 'concordat.share_item thing join concordat.share sent on sent.id = thing.share_id',
    title: 'thing.category',
    level: 'thing.level',
    standing: `case when thing.withdrawn_at is not null then 'WITHDRAWN' when thing.superseded_at is not null then 'SUPERSEDED' end`,
    // Nothing is read unseen.
    read: (rowsOf) => `thing.recipient_agency_id = ${agency} and sent.first_seen_at is not null and ${rowsOf(shareItemRead, 'thing')}`,
  },
  ANSWER: {
    from: 'concordat.answer thing',
    title: 'thing.question_text',
    level: 'thing.level',
    standing: `case when exists (select from concordat.answer later where later.replaces = thing.id) then 'SUPERSEDED' end`,
    read: (rowsOf) => `thing.agency_id = ${agency} and ${rowsOf(answerRead, 'thing')}`,
  },
  PLAN: {
    from: 'concordat.management_plan thing',
    title: `thing.reference || ', version ' || thing.number`,
    level: 'null',
    standing: `case when thing.superseded_at is not null then 'SUPERSEDED' end`,
    read: (rowsOf) => `thing.agency_id = ${agency} and ${rowsOf(managementPlanRead, 'thing')}`,
  },
  MINUTE: {
    from: 'concordat.conference_entry thing join concordat.conference_item listed on listed.id = thing.item_id join concordat.conference spoken on spoken.id = listed.conference_id',
    title: 'spoken.title',
    level: 'null',
    standing: 'null::text',
    read: (rowsOf) => `${agency} = any (listed.agency_ids) and ${rowsOf(conferenceItemRead, 'listed')}`,
  },
};

/**
 * Of the thing that a row names, read from where it stands and never from what the search keeps. A scalar sub-select: planned as a look at
 * one row by its id, whatever the planner believes of the number of rows.
 */
const ofThing =
  (wanted: (one: Searched, self: string) => string, read: (one: Searched) => string = () => 'true') =>
  (self: string): string =>
    `(case ${self}.kind ${Object.entries(KINDS)
      .map(
        ([kind, one]) =>
          `when '${kind}' then (select ${wanted(one, self)} from ${one.from} where thing.id = ${self}.thing_id and ${read(one)})`,
      )
      .join('\n')} end)`;
const stillRead = (self: string, rowsOf: RowsOf): string =>
  ofThing(
    () => 'true',
    ({ read }) => read(rowsOf),
  )(self);

export const recordMatchRead = readType('RecordMatch', {
  from: '',
  row: 'kind text, thing_id uuid, person_id uuid, of_agency_id uuid, place_id uuid, at timestamptz, asked text, alike boolean',
  key: 'thing_id',
  person: 'person_id',
  open: 'each was asked for again, by the rules of what it is, before it was named',
  columns: {
    thingId: column.uuid('thing_id'),
    kind: column.text('kind'),
    placeId: column.uuid('place_id'),
    at: column.instant('at'),
    title: column.lookup(
      ofThing(({ title }) => title),
      { ...CATEGORY_LABELS, [ANSWER_CATEGORY]: ANSWER_LABEL },
    ),
    level: column.text(ofThing(({ level }) => level)),
    standing: column.text(ofThing(({ standing }) => standing)),
    excerpt: column.text(ofThing((_one, self) => `concordat.excerpt(concordat.searched_text(thing), ${self}.asked, ${self}.alike)`)),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.of_agency_id`]),
  },
});

/**
 * What could be meant is named by a function with the agency as an argument: full text cannot use an index under row security. Each is then
 * asked for again where it stands, under row security and by the caller's rules, until the page is full: nothing else is counted or shown.
 */
export const searchRecordRoot = readRoot(
  'searchRecord',
  link.page('RecordMatch', {
    from: (
      { args, limit, after },
      rowsOf,
    ) => `(select h.* from concordat.search_words(${agency}, ${me}, ${args.value('words')}, ${args.value('kinds')},
      ${args.value('personId')}, ${args.value('ended')}, ${args.value('alike')}, ${after(0)}, ${after(1)}) h where ${stillRead('h', rowsOf)} limit ${limit})`,
    order: [link.desc('at', 'timestamptz'), link.desc('thing_id', 'uuid')],
  }),
  { act: 'SEARCH', personArg: 'personId', details: ['words', 'kinds', 'ended', 'alike'] },
);
