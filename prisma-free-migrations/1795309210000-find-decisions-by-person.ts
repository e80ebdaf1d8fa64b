import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The worker asks the rule of one person across all agencies. Decisions and their sets were found by agency first, so each such look read
 * all of them; by person first they serve both, the pages of an agency and the worker.
 */
export class FindDecisionsByPerson1795309210000 implements MigrationInterface {
  name = 'FindDecisionsByPerson1795309210000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
drop index concordat.decision_set_person;
create index decision_set_person on concordat.decision_set (person_id, agency_id, decided_at desc);
drop index concordat.decision_answer;
create index decision_person on concordat.decision (person_id, agency_id, recipient_agency_id, note_id);
create index work_item_person on concordat.work_item (person_id) where closed_at is null;
`);
  }

  async down(): Promise<void> {
    throw new Error('Without these every look at one person reads the decisions about everybody.');
  }
}
