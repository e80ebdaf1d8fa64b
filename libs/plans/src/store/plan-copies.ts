import { longDay } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { CATEGORY_LABELS } from '@lib/risk';
import { ANSWER_CATEGORY, ANSWER_LABEL } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { CopySystem, LinkToCopy, SharedLine } from '../domain/plan-copy.js';

export interface PlanCopyMade {
  readonly planId: string;
  readonly system: CopySystem;
  readonly linkIds: readonly string[];
  readonly textHash: Buffer;
  readonly by: string;
  readonly at: Date;
}

/* What was taken back since is out of sight, and so not among them; a note that is kept only as evidence stays here. */
const LINKS = `
select 'NOTE' as kind, l.id, l.ordinal, n.category, n.happened_on::text as "happenedOn", n.body, n.marking, n.handling_code as "handlingCode",
       n.restricted_at is not null or exists (select 1 from concordat.note_third_party t where t.note_id = n.id) as "aboutOthers",
       n.superseded_at is not null or n.withdrawn_at is not null as over
  from concordat.management_plan_link l join concordat.risk_note n on n.id = l.note_id where l.plan_id = $1
union all
select 'SHARE_ITEM', l.id, l.ordinal, i.category, i.happened_on::text, i.body, i.marking, i.handling_code, jsonb_array_length(i.third_parties) > 0,
       i.superseded_at is not null or i.withdrawn_at is not null
  from concordat.management_plan_link l join concordat.share_item i on i.id = l.share_item_id where l.plan_id = $1
 order by 3`;
/* Sent by the own agency; received, once it was opened. Why something was not shared is never here. */
const SHARED = `
select s.sent_at as at, s.sender_agency_id = concordat.current_agency() as ours, s.reference,
       case when s.sender_agency_id = concordat.current_agency() then r.name else a.name end as other, s.revoked_at is not null as "takenBack",
       (select count(*)::int from concordat.share_item i where i.share_id = s.id) as items
  from concordat.share s join concordat.agency a on a.id = s.sender_agency_id join concordat.agency r on r.id = s.recipient_agency_id
 where s.person_id = $1 and (s.sender_agency_id = concordat.current_agency() or s.first_seen_at is not null)
 order by s.sent_at desc, s.id desc limit 50`;
type LinkRow = Omit<LinkToCopy, 'label'> & { readonly category: string; readonly happenedOn: string };
const LABELS: Readonly<Record<string, string>> = { ...CATEGORY_LABELS, [ANSWER_CATEGORY]: ANSWER_LABEL };
interface SharedRow {
  readonly at: Date;
  readonly ours: boolean;
  readonly reference: string;
  readonly other: string;
  readonly takenBack: boolean;
  readonly items: number;
}

@Injectable()
export class PlanCopies {
  async links(tx: Tx, planId: string): Promise<LinkToCopy[]> {
    const rows: LinkRow[] = await tx.query(LINKS, [planId]);
    return rows.map(({ category, happenedOn, ...link }) => ({ ...link, label: `${LABELS[category] ?? category}, ${longDay(happenedOn)}` }));
  }

  async namesOthers(tx: Tx, planId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from concordat.management_plan_third_party where plan_id = $1 limit 1', [planId]);
    return rows.length > 0;
  }

  async shared(tx: Tx, personId: string): Promise<SharedLine[]> {
    const rows: SharedRow[] = await tx.query(SHARED, [personId]);
    return rows.map(({ at, ours, reference, other, takenBack, items }) => {
      const things = `${items} ${items === 1 ? 'item' : 'items'}`;
      const what = ours ? `sent ${things} to ${other}` : `received ${things} from ${other}`;
      return { at, words: `${what}, reference ${reference}${takenBack ? ', taken back since' : ''}` };
    });
  }

  async add(tx: Tx, made: PlanCopyMade): Promise<string> {
    const [row]: { id: string }[] = await tx.query(
      `insert into concordat.management_plan_copy (plan_id, system, link_ids, text_hash, copied_by, copied_at)
       values ($1, $2, $3::uuid[], $4, $5, $6) returning id`,
      [made.planId, made.system, made.linkIds, made.textHash, made.by, made.at],
    );
    if (!row) throw new Error('a copy was recorded and has no id');
    return row.id;
  }
}
