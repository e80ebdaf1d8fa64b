import { heldNowSql } from '@lib/access';
import type { Role } from '@lib/kernel';

/** To whom a supervisor's work goes: those who lead the unit or one above it; else the agency's; else, where it has none, the unit itself. */
export interface Supervision {
  readonly unitId: string | null;
  readonly role: Role | null;
}

const ROLES = `array['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT']`;
/** `{unitId, role}` as jsonb, for the unit and agency of these SQL expressions: the nearest to the unit first; of one unit's, its supervisor before its head. */
export const supervisionSql = (unit: string, agency: string): string => `(
  with recursive above (id, parent_id, far) as (
    select u.id, u.parent_id, 0 from concordat.unit u where u.id = ${unit}
    union all select u.id, u.parent_id, above.far + 1 from concordat.unit u join above on u.id = above.parent_id)
  select jsonb_build_object('unitId', case when found.far is not null or found.role is null then ${unit} end, 'role', found.role)
    from (select above.far, p.role from concordat.post p left join above on above.id = p.unit_id
           where p.agency_id = ${agency} and p.role = any(${ROLES}) and ${heldNowSql('p')}
          union all select null, null
           order by far nulls last, role desc nulls last limit 1) found)`;
