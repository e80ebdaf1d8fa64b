import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every row-level policy of the API's role, written again so that each says the whole rule by itself: function (role), agency, case,
 * access limits, addressee, agreement, and review. The specification is libs/access/src/policy/may.ts; a test compares the two, the
 * abilities and the list conditions over millions of pairs.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';
const does = (what: string) => `(select concordat.${what}())`;
/** A plain case of an adult is one probe of sight; only a guarded one asks the whole rule. */
const opened = (person: string) => `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
  and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;
const reviewed = (person: string, agency: string) => `${does('reviews')} and concordat.under_review(${person}, ${agency})`;
const addressed = `(share.recipient_unit_id is null or share.recipient_unit_id = any(${units}))
  and (share.recipient_staff_id is null or share.recipient_staff_id = ${staff})`;
/** What was shared stays readable until the agreement's transition ends; an urgent share has no agreement. */
const inTime = `(share.agreement_id is null or exists (select 1 from concordat.agreement g where g.id = share.agreement_id
  and (g.ends_at is null or (select concordat.now()) < g.ends_at + make_interval(days => g.transition_days))))`;
const ourCase = (
  mine: string,
) => `exists (select 1 from concordat.case_membership m where m.person_id = trail_entry.person_id and m.agency_id = ${me}
  and m.until is null and (${mine}))`;
const ofMyUnits = `m.unit_id = any(${units})`;

/** table -> [of the own agency, of a reviewer], as conditions for reading. */
const reads: Record<string, { own: string; review?: string }> = {
  person: { own: `${does('opens_people')} and ${opened('person.id')}`, review: reviewed('person.id', 'null') },
  person_alias: {
    own: `${does('opens_people')} and ${opened('person_alias.person_id')}`,
    review: reviewed('person_alias.person_id', 'null'),
  },
  rosh_level: { own: `${does('opens_people')} and ${opened('rosh_level.person_id')}`, review: reviewed('rosh_level.person_id', 'null') },
  person_event: {
    own: `${does('opens_people')} and ${opened('person_event.person_id')}`,
    review: reviewed('person_event.person_id', 'null'),
  },
  // That a health or a voluntary agency works with somebody says much: an emergency does not tell it.
  case_membership: {
    own: `${does('opens_people')} and ${opened('case_membership.person_id')} and (agency_id = ${me} or ${workable('case_membership.person_id')}
      or not exists (select 1 from concordat.agency a where a.id = case_membership.agency_id and a.kind in ('HEALTH', 'VOLUNTARY')))`,
    review: reviewed('case_membership.person_id', 'null'),
  },
  risk_note: {
    own: `agency_id = ${me} and ${does('works_with_cases')} and ${opened('risk_note.person_id')}`,
    review: reviewed('risk_note.person_id', 'agency_id'),
  },
  // Third parties are a class apart: neither an emergency nor a review opens them.
  third_party: { own: `agency_id = ${me} and ${does('works_with_cases')} and ${workable('third_party.person_id')}` },
  note_third_party: { own: 'exists (select 1 from concordat.third_party t where t.id = third_party_id)' },
  draft: { own: `staff_id = ${staff} and agency_id = ${me} and ${opened('draft.person_id')}` },
  decision_set: {
    own: `agency_id = ${me} and ${does('works_with_cases')} and ${opened('decision_set.person_id')}`,
    review: reviewed('decision_set.person_id', 'agency_id'),
  },
  set_recipient: { own: 'exists (select 1 from concordat.decision_set d where d.id = set_id)' },
  decision: {
    own: `agency_id = ${me} and ${does('works_with_cases')} and ${opened('decision.person_id')}`,
    review: reviewed('decision.person_id', 'agency_id'),
  },
  share_cut: { own: 'exists (select 1 from concordat.decision d where d.id = decision_id)' },
  share: {
    own: `${does('works_with_cases')} and (sender_agency_id = ${me} or (recipient_agency_id = ${me} and ${addressed} and ${inTime})) and ${opened('share.person_id')}`,
    review: `${does('reviews')} and (concordat.under_review(share.person_id, sender_agency_id) or concordat.under_review(share.person_id, recipient_agency_id))`,
  },
  // The content: the sender always, the recipient and whoever reviews the recipient only while it is not revoked.
  share_item: {
    own: `exists (select 1 from concordat.share s where s.id = share_id and (s.revoked_at is null
      or (s.sender_agency_id = ${me} and ${does('works_with_cases')} and ${opened('s.person_id')})
      or (${does('reviews')} and concordat.under_review(s.person_id, s.sender_agency_id))))`,
  },
  standing_decision: { own: `agency_id = ${me} and ${does('works_with_cases')}` },
  held_elsewhere: {
    own: `agency_id = ${me} and ${does('writes_to_cases')} and unit_id = any(${units}) and ${workable('held_elsewhere.person_id')}`,
    review: `${does('reviews')} and concordat.under_review(held_elsewhere.person_id, agency_id, true)`,
  },
  trail_entry: {
    own: `agency_id = ${me} and (${does('audits')}
        or (${does('supervises')} and ((unit_id = any(${units}) and from_agency_id = ${me}) or to_unit_id = any(${units}) or ${ourCase(ofMyUnits)}))
        or (${does('practises')} and (staff_id = ${staff} or ${ourCase(`m.lead_staff_id = ${staff} or ${ofMyUnits}`)})))
      and (kind <> 'HELD_ELSEWHERE' or unit_id = any(${units})) and ${opened('trail_entry.person_id')}`,
    review: `${does('reviews')} and concordat.under_review(trail_entry.person_id, agency_id, kind = 'HELD_ELSEWHERE')`,
  },
  work_item: {
    own: `agency_id = ${me} and (staff_id is null or staff_id = ${staff}) and (unit_id is null or unit_id = any(${units}))
      and (role is null or role = any((select concordat.current_roles())::text[]))
      and (person_id is null or (${does('works_with_cases')} and ${opened('work_item.person_id')}))`,
  },
};
/** An emergency opens and never writes. */
const adds: Record<string, string> = {
  person_event: `recorded_by_agency_id = ${me} and ${does('writes_to_cases')} and ${workable('person_event.person_id')}`,
  third_party: `agency_id = ${me} and ${does('writes_to_cases')} and ${workable('third_party.person_id')}`,
  risk_note: `agency_id = ${me} and author_staff_id = ${staff} and ${does('writes_to_cases')} and ${workable('risk_note.person_id')}`,
  draft: `staff_id = ${staff} and agency_id = ${me} and ${does('writes_to_cases')} and ${workable('draft.person_id')}`,
  decision_set: `agency_id = ${me} and decided_by = ${staff} and ${does('writes_to_cases')} and ${workable('decision_set.person_id')}`,
  decision: `agency_id = ${me} and ${does('writes_to_cases')} and ${workable('decision.person_id')}`,
  share: `sender_agency_id = ${me} and sent_by = ${staff} and ${does('writes_to_cases')} and ${workable('share.person_id')}`,
  held_elsewhere: `agency_id = ${me} and ${does('writes_to_cases')} and unit_id = any(${units}) and ${workable('held_elsewhere.person_id')}`,
};
const marks: Record<string, string> = {
  risk_note: `agency_id = ${me} and ${does('writes_to_cases')} and ${workable('risk_note.person_id')}`,
};

export class WriteOnePolicy1795307550000 implements MigrationInterface {
  name = 'WriteOnePolicy1795307550000';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, { own, review }] of Object.entries(reads)) {
      await db.query(
        `drop policy api_reads on concordat.${table}; create policy api_reads on concordat.${table} for select to concordat_api using (${own})`,
      );
      if (review) await db.query(`create policy reviewer_reads on concordat.${table} for select to concordat_api using (${review})`);
    }
    for (const [table, condition] of Object.entries(adds)) {
      await db.query(
        `drop policy api_adds on concordat.${table}; create policy api_adds on concordat.${table} for insert to concordat_api with check (${condition})`,
      );
    }
    for (const [table, condition] of Object.entries(marks)) {
      await db.query(
        `drop policy api_marks on concordat.${table}; create policy api_marks on concordat.${table} for update to concordat_api using (${condition})`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('A policy is changed by a later migration, never loosened by going back.');
  }
}
