import { barePool, readAs, serveBare } from './bare-server.js';
import { CASE_FILE, FIND_PEOPLE, TRAIL } from './yardstick-sql.js';
import { shareNote, type ToShare } from './yardstick-share.js';

/**
 * What the product is measured against: Node's own http and hand-written SQL, the same database role, row security and access-log row, and
 * nothing else. A process of its own, told everything by its environment.
 */
interface Told {
  readonly url: string;
  readonly agency: string;
  readonly unit: string;
  readonly practitioner: string;
  readonly supervisor: string;
  readonly labels: string;
}
const told = JSON.parse(process.env.YARDSTICK ?? '{}') as Told;
const pool = barePool(told.url);
const { practitioner, supervisor, agency, unit, labels } = told;
const as = (staffId: string, role: string) => ({ staffId, agencyId: agency, unitIds: [unit], roles: [role] });
const manager = as(practitioner, 'POLICE_OFFENDER_MANAGER');

serveBare((path, body) => {
  switch (path) {
    case '/R1':
      return readAs(pool, manager, { name: 'r1', text: CASE_FILE, values: [body.id, labels] });
    case '/R2':
      return readAs(pool, manager, { name: 'r2', text: FIND_PEOPLE, values: [agency, practitioner, body.text] });
    case '/R3':
      return readAs(pool, as(supervisor, 'SUPERVISOR'), { name: 'r3', text: TRAIL, values: [agency, body.from, labels] });
    default:
      return shareNote(pool, { ...told, ...(body as unknown as ToShare) });
  }
});
