import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ItemRules } from '../domain/use-of-share.js';

export interface RulesFound {
  readonly recipientAgency: string;
  readonly recipientUnit: string | null;
  readonly recipientStaff: string | null;
  readonly readableUntil: Date | null;
  readonly dutyName: string;
  readonly dutyPhone: string;
  readonly dutyHours: string;
  readonly items: readonly ItemRules[];
}

/** What the sender set on a share, for the panel beside its content. Nothing of the content itself. */
@Injectable()
export class ShareRulesStore {
  async of(tx: Tx, shareId: string): Promise<RulesFound> {
    const [found]: RulesFound[] = await tx.query(
      `select r.name as "recipientAgency", ru.name as "recipientUnit", rs.name as "recipientStaff",
              case when g.ends_at <= concordat.now() then g.ends_at + make_interval(days => g.transition_days) end as "readableUntil",
              su.duty_name as "dutyName", su.duty_phone as "dutyPhone", su.duty_hours as "dutyHours",
              (select coalesce(json_agg(json_build_object('handlingCode', i.handling_code, 'handlingConditions', i.handling_conditions,
                 'marking', i.marking, 'disclosable', i.disclosable, 'originator', o.name, 'namesOthers', jsonb_array_length(i.third_parties) > 0)
                 order by i.ordinal), '[]')
                 from concordat.share_item i join concordat.agency o on o.id = i.originator_agency_id where i.share_id = s.id) as items
         from concordat.share s join concordat.agency r on r.id = s.recipient_agency_id join concordat.unit su on su.id = s.sender_unit_id
         left join concordat.unit ru on ru.id = s.recipient_unit_id left join concordat.staff rs on rs.id = s.recipient_staff_id
         left join concordat.agreement g on g.id = s.agreement_id
        where s.id = $1`,
      [shareId],
    );
    if (!found) throw new Error('the share is not there any more');
    return found;
  }
}
