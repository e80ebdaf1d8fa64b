import { gravitySql } from '@lib/risk';
import { openSql, underReviewSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';
import { heldSql, seenSql, standingSql, takenBackSql } from './known-then-sql.js';

/** One picture's worth. The gravest come first, so that what is cut off is never graver than what is shown. */
const MOST = 100;
const own = '(select concordat.current_agency())';
const FULLEST = `array_position(array['SHARED','SHARED_IN_PART','WITHHELD','DEFERRED','NOT_RELEVANT'], d.outcome)`;

/**
 * Notes as they stood then, each with what its holder had decided towards one agency: the fullest telling first, because an agency of which
 * one unit was told has been told. Not the recipient's own notes, and not those that had lapsed.
 */
const notesTowards = (
  parent: string,
): string => `lateral (select n.id, n.person_id, n.agency_id, n.recorded_at, ${parent}.at, ${parent}.agency_id as towards_id,
    ${gravitySql('n.level')} as gravity, d.id as decision_id
  from concordat.risk_note n
  left join lateral (select d.id from concordat.decision d
    where d.note_id = n.id and d.recipient_agency_id = ${parent}.agency_id and d.decided_at <= ${parent}.at and ${standingSql('d', `${parent}.at`)}
    order by ${FULLEST}, d.decided_at desc, d.id desc limit 1) d on true
  where n.person_id = ${parent}.person_id and n.agency_id <> ${parent}.agency_id and ${heldSql('n', `${parent}.at`)}
    and (n.expires_on is null or n.expires_on >= (${parent}.at at time zone 'Europe/London')::date))`;

export const heldTowardsRead = readType('HeldTowards', {
  from: '',
  row: 'person_id uuid, agency_id uuid, at timestamptz',
  key: 'person_id',
  person: 'person_id',
  subject: 'HeldTowards',
  conditions: {
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, 'null'),
  },
  columns: {},
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    notes: link.many('NoteTowards', {
      where: () => [],
      rows: ({ parent }) => notesTowards(parent),
      order: [link.desc('gravity', 'int'), link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
      limit: MOST,
      more: 'moreNotes',
    }),
  },
});

/** A row is seen by whoever may read the note, under the note's own rule; the decision stands under its own. */
export const noteTowardsRead = readType('NoteTowards', {
  from: '',
  row: 'id uuid, person_id uuid, agency_id uuid, at timestamptz, towards_id uuid, decision_id uuid',
  subject: 'RiskNote',
  conditions: {
    agencyId: 'agency_id',
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
  },
  columns: {
    openedAt: column.instant(
      (self) => `(select min(s.first_seen_at) from concordat.share_item i join concordat.share s on s.id = i.share_id
        where i.decision_id = ${self}.decision_id and ${seenSql('s', `${self}.at`)})`,
    ),
    takenBackAt: column.instant(
      (self) => `(select max(s.revoked_at) from concordat.share_item i join concordat.share s on s.id = i.share_id
        where i.note_id = ${self}.id and s.recipient_agency_id = ${self}.towards_id and ${takenBackSql('s', `${self}.at`)})`,
    ),
  },
  links: {
    note: link.one('RiskNote', ({ self, parent }) => [`${self}.id = ${parent}.id`]),
    decision: link.one('Decision', ({ self, parent }) => [`${self}.id = ${parent}.decision_id`]),
  },
});

/** Left out, the agency is the one decided about last; else one that works with the person; else one's own, towards which nothing is held. */
const whom = (
  person: string,
): string => `(select d.recipient_agency_id from concordat.risk_note n join concordat.decision d on d.note_id = n.id
    where n.person_id = ${person} and d.recipient_agency_id not in (n.agency_id, ${own}) order by d.decided_at desc, d.id desc limit 1),
  (select m.agency_id from concordat.case_membership m join concordat.agency a on a.id = m.agency_id
    where m.person_id = ${person} and m.agency_id <> ${own} and m.until is null order by a.name, a.id limit 1), ${own}`;

export const heldTowardsRoot = readRoot(
  'heldTowards',
  {
    ...link.one('HeldTowards', () => []),
    from: ({ args }) => `(select p.id as person_id, a.id as agency_id, coalesce(${args.value('at')}, (select concordat.now())) as at
      from concordat.person p join concordat.agency a on a.id = coalesce(${args.value('agencyId')}, ${whom('p.id')})
      where p.id = ${args.value('personId')})`,
  },
  { act: 'CONSULTATION', personArg: 'personId', details: ['agencyId', 'at'] },
);
