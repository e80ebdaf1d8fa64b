import { heldNowSql } from '@lib/access';
import { CASE_WRITERS, type RecipientNamed } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

import { mayBeGivenSql } from './given-sql.js';

const current = (post: string): string => `${heldNowSql(post)} and ${post}.role = any($2::text[])`;
const PERSON = `
select p.unit_id as "unitId" from concordat.post p
 where p.staff_id = $3 and p.agency_id = $1 and ${current('p')} order by p.held_from, p.id limit 1`;
/** A unit's work is seen by those in it and in the units above it. */
const UNIT = `
with recursive above (id, parent_id) as (
  select u.id, u.parent_id from concordat.unit u where u.id = $3 and u.agency_id = $1
  union all select u.id, u.parent_id from concordat.unit u join above on u.id = above.parent_id)
select $3::uuid as "unitId" where exists (select 1 from above join concordat.post p on p.unit_id = above.id where ${current('p')})`;
/** The unit that works with the person, else the unit at the head of the agency, else any: of those where somebody works on cases. */
const AGENCY = `
select u.id as "unitId" from concordat.unit u
 where u.agency_id = $1 and exists (select 1 from concordat.post p where p.unit_id = u.id and ${current('p')})
 order by exists (select 1 from concordat.case_membership m
                   where m.person_id = $3 and m.agency_id = $1 and m.unit_id = u.id and m.until is null) desc,
          u.parent_id is null desc, u.name, u.id limit 1`;

/** An action is never nobody's: which unit hears of it, whoever was named. */
@Injectable()
export class Allocations {
  /** Every agency to which an action about this person may be given. */
  async mayBeGiven(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await tx.query(`select a.id from concordat.agency a where ${mayBeGivenSql('a.id', '$1::uuid')}`, [
      personId,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Null when nobody there works on cases today. */
  async unitFor(tx: Tx, to: RecipientNamed, personId: string): Promise<string | null> {
    const [text, named] = to.staffId ? [PERSON, to.staffId] : to.unitId ? [UNIT, to.unitId] : [AGENCY, personId];
    const [found]: { unitId: string }[] = await tx.query(text, [to.agencyId, [...CASE_WRITERS], named]);
    return found?.unitId ?? null;
  }
}
