import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerRow, SentState } from '../domain/answer.js';
import type { Reply } from '../domain/replies.js';

interface Row {
  readonly enquiryId: string;
  readonly questionCode: string;
  readonly at: Date;
  readonly itemId: string | null;
  readonly unread: boolean;
  readonly state: SentState | null;
  readonly rows: readonly AnswerRow[] | null;
  readonly source: string | null;
  readonly awaitingFrom: string | null;
  readonly awaitingUntil: string | null;
  readonly body: string | null;
  readonly basis: string | null;
  readonly asAt: string | null;
  readonly marking: string | null;
  readonly disclosable: string | null;
  readonly handlingCode: string | null;
  readonly thirdParties: readonly string[] | null;
  readonly superseded: boolean;
}
const COLUMNS = `i.id as "itemId", i.answer ->> 'state' as state, i.answer -> 'rows' as rows, i.answer ->> 'source' as source,
       i.answer ->> 'awaitingFrom' as "awaitingFrom", i.answer ->> 'awaitingUntil' as "awaitingUntil", i.body, i.basis,
       i.happened_on::text as "asAt", i.marking, i.disclosable, i.handling_code as "handlingCode", i.third_parties as "thirdParties",
       coalesce(i.superseded_at is not null, false) as superseded`;
/** What came and has not been opened is there, and is not read: the first sight of a share is openShare. */
const UNREAD = `coalesce(i.first_seen_at is null and i.sender_agency_id <> (select concordat.current_agency()), false) as unread`;
const ITEM = `select x.*, s.sent_at, s.first_seen_at from concordat.share_item x join concordat.share s on s.id = x.share_id
                      where x.enquiry_id = e.id and s.revoked_at is null and x.withdrawn_at is null`;

/** Of each question that was replied to, what stands now. Row security leaves nothing of it to whom the enquiry or its share is closed. */
const STANDING = `
select e.id as "enquiryId", r.code as "questionCode", coalesce(i.sent_at, r.at) as at, ${UNREAD}, ${COLUMNS}
  from concordat.enquiry e
 cross join lateral (select a.one ->> 'code' as code, max((a.one ->> 'at')::timestamptz) as at
                       from jsonb_array_elements(e.answered) a (one) group by 1) r
  left join lateral (${ITEM} and x.question_code = r.code and x.superseded_at is null order by s.sent_at desc, x.id desc limit 1) i on true
 where e.id = $1`;
/** Everything that was ever replied about a person, of the newest enquiries, with what has been replaced since. */
const EVER = `
select e.id as "enquiryId", i.question_code as "questionCode", i.sent_at as at, ${UNREAD}, ${COLUMNS}
  from (select e.id from concordat.enquiry e where e.person_id = $1 order by e.sent_at desc, e.id desc limit $2) e
 cross join lateral (${ITEM}) i`;

@Injectable()
export class RepliesStore {
  async to(tx: Tx, enquiryId: string): Promise<Reply[]> {
    return (await tx.query<Row[]>(STANDING, [enquiryId])).map(replyOf);
  }

  async ever(tx: Tx, personId: string, most: number): Promise<Reply[]> {
    return (await tx.query<Row[]>(EVER, [personId, most])).map(replyOf);
  }
}

function replyOf(row: Row): Reply {
  const { enquiryId, questionCode, at, itemId, unread } = row;
  if (itemId === null || row.state === null) return { kind: 'UNIFORM', enquiryId, questionCode, at };
  if (unread) return { kind: 'UNREAD', enquiryId, questionCode, at };
  const {
    state,
    rows,
    source,
    awaitingFrom,
    awaitingUntil,
    body,
    basis,
    asAt,
    marking,
    disclosable,
    handlingCode,
    thirdParties,
    superseded,
  } = row;
  return {
    kind: 'SENT', enquiryId, questionCode, at, itemId, state, rows: rows ?? [], source, awaitingFrom, awaitingUntil, body: body ?? '', superseded,
    basis, asAt: state === 'ANSWERED' ? asAt : null, marking, disclosable, handlingCode: handlingCode ?? 'C', thirdParties: thirdParties ?? [],
  }; // prettier-ignore
}
