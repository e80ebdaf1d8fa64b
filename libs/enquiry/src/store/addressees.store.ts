import { heldNowSql } from '@lib/access';
import { CASE_WRITERS, type RecipientNamed } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

/** Whose work it is to answer: a person, or everybody in a unit. */
export interface Answerer {
  readonly unitId: string | null;
  readonly staffId: string | null;
}

const current = (post: string): string => `${heldNowSql(post)} and ${post}.role = any($2::text[])`;
const PERSON = `
select null::uuid as "unitId", p.staff_id as "staffId" from concordat.post p
 where p.staff_id = $3 and p.agency_id = $1 and ${current('p')} limit 1`;
/** A unit's work is seen by those in it and in the units above it. */
const UNIT = `
with recursive above (id, parent_id) as (
  select u.id, u.parent_id from concordat.unit u where u.id = $3 and u.agency_id = $1
  union all select u.id, u.parent_id from concordat.unit u join above on u.id = above.parent_id)
select $3::uuid as "unitId", null::uuid as "staffId"
 where exists (select 1 from above join concordat.post p on p.unit_id = above.id where ${current('p')})`;
/** The unit that works with the person, else the unit at the head of the agency, else any: of those where somebody is to answer. */
const AGENCY = `
select u.id as "unitId", null::uuid as "staffId" from concordat.unit u
 where u.agency_id = $1 and exists (select 1 from concordat.post p where p.unit_id = u.id and ${current('p')})
 order by exists (select 1 from concordat.case_membership m
                   where m.person_id = $3 and m.agency_id = $1 and m.unit_id = u.id and m.until is null) desc,
          u.parent_id is null desc, u.name, u.id limit 1`;

/** An enquiry is never nobody's: who is to find it in their work. */
@Injectable()
export class Addressees {
  /** Null when nobody there may answer today. */
  async answerer(tx: Tx, to: RecipientNamed, personId: string): Promise<Answerer | null> {
    const [text, named] = to.staffId ? [PERSON, to.staffId] : to.unitId ? [UNIT, to.unitId] : [AGENCY, personId];
    const [found]: Answerer[] = await tx.query(text, [to.agencyId, [...CASE_WRITERS], named]);
    return found ?? null;
  }
}
