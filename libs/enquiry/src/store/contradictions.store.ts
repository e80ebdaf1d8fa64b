import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerHeld, LevelRecorded } from '../domain/contradictions.js';
import { ContradictionEntity } from './entities/contradiction.entity.js';
import type { EnquiryEntity } from './entities/enquiry.entity.js';

export type NewContradiction = Pick<
  ContradictionEntity,
  'id' | 'agencyId' | 'personId' | 'enquiryId' | 'kind' | 'questionCodes' | 'words' | 'raisedAt'
>;
type Row = Omit<AnswerHeld, 'knownTo'> & { readonly askerKnows: boolean };

/*
 * What the acting agency said before, and what it was told and has opened. The asker knows what it was sent and has not had taken back, and
 * what it said itself; of anybody else's answers we do not know whether they have them, so for us they do not.
 */
const EARLIER = `
select a.id, a.question_code as "questionCode", a.state, a.rows, a.basis, a.agency_id as "agencyId", a.answered_at as at,
       exists (select 1 from concordat.share_item i join concordat.share s on s.id = i.share_id
                where i.answer_id = a.id and s.recipient_agency_id = $3 and s.revoked_at is null) as "askerKnows"
  from concordat.answer a
 where a.agency_id = (select concordat.current_agency()) and a.person_id = $1 and a.question_code = any($2::text[]) and a.relevant
   and a.state = 'ANSWERED' and a.id <> all($4::uuid[]) and not exists (select 1 from concordat.answer b where b.replaces = a.id)
union all
select i.id, i.question_code, i.answer ->> 'state', i.answer -> 'rows', i.basis, i.sender_agency_id, s.sent_at, i.sender_agency_id = $3
  from concordat.share_item i join concordat.share s on s.id = i.share_id
 where s.person_id = $1 and i.recipient_agency_id = (select concordat.current_agency()) and i.sender_agency_id <> i.recipient_agency_id
   and i.question_code = any($2::text[]) and i.answer ->> 'state' = 'ANSWERED' and i.superseded_at is null and i.withdrawn_at is null
   and s.revoked_at is null and s.first_seen_at is not null
 order by at desc limit 500`;

/** The gravest that holds now, to anybody, in any setting: what the record gives as the overall level. */
const RECORDED = `
select r.id, r.level from (
  select distinct on (l.setting, l.at_risk) l.id, l.level from concordat.rosh_level l where l.person_id = $1
   order by l.setting, l.at_risk, l.set_at desc, l.id desc) r
 order by array_position(array['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW'], r.level) limit 1`;

@Injectable()
export class ContradictionsStore {
  async earlier(tx: Tx, enquiry: EnquiryEntity, codes: readonly string[], not: readonly string[]): Promise<readonly AnswerHeld[]> {
    const rows: Row[] = await tx.query(EARLIER, [enquiry.personId, codes, enquiry.senderAgencyId, not]);
    return rows.map(({ askerKnows, ...answer }) => ({ ...answer, knownTo: askerKnows ? ['ASKER', 'ANSWERER'] : ['ANSWERER'] }));
  }

  /** Whoever may open the person reads it. */
  async recordedLevel(tx: Tx, personId: string): Promise<LevelRecorded | null> {
    const [found]: Omit<LevelRecorded, 'knownTo'>[] = await tx.query(RECORDED, [personId]);
    return found ? { ...found, knownTo: ['ASKER', 'ANSWERER'] } : null;
  }

  /** What is flagged already in this enquiry, and not settled. */
  open(tx: Tx, enquiryId: string): Promise<ContradictionEntity[]> {
    return tx
      .createQueryBuilder(ContradictionEntity, 'flag')
      .where('flag.enquiry_id = :enquiryId and flag.settled_at is null', { enquiryId })
      .getMany();
  }

  /** Nothing is returned: the other side's row is not ours to read. */
  async add(tx: Tx, rows: readonly NewContradiction[]): Promise<void> {
    const insert = tx.createQueryBuilder().insert().into(ContradictionEntity);
    await insert
      .values(rows.map((row) => ({ ...row, questionCodes: [...row.questionCodes] })))
      .updateEntity(false)
      .execute();
  }

  find(tx: Tx, id: string): Promise<ContradictionEntity | null> {
    return tx.findOneBy(ContradictionEntity, { id });
  }

  /** False when somebody was quicker. */
  async settle(tx: Tx, id: string, staffId: string, words: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `with settled as (update concordat.contradiction set settled_at = concordat.now(), settled_by = $2, settled_words = $3
         where id = $1 and settled_at is null returning 1) select 1 from settled`,
      [id, staffId, words],
    );
    return rows.length > 0;
  }
}
