import { randomUUID } from 'node:crypto';
import type { Member } from '../actors.js';
import { asLoader, recorded } from '../loader.js';
import { plantRun } from '../planted-run.js';
import type { Stage } from '../stage.js';
import type { Case, State } from './cases.js';
import type { Principal } from './principals.js';
import { type Kind, supervises, type Thing, writes } from './things.js';

type Readers = Thing['readableBy'];
const made = (kind: Kind, state: State, id: string, readableBy: Readers): Thing => ({ kind, state, id, readableBy });
const HOUR = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

/** Emergencies that are over, people who stepped back, reviews that were not approved, records that protect somebody: none opens a case. */
export async function exceptions(stage: Stage, principals: readonly Principal[], cases: readonly Case[]): Promise<Thing[]> {
  const { policeManager, hillsideManager, practitioner } = stage.cast.players;
  const of = [
    ['own', policeManager],
    ['same agency, other unit', hillsideManager],
    ['other agency', practitioner],
  ] as const;
  const things: Thing[] = [];
  for (const [state, member] of of) {
    const personId = cases.find((one) => one.state === 'own')?.personId ?? '';
    things.push(await emergency(stage, state, member, personId));
    things.push(await reviewScope(stage, state, member, principals));
    things.push(...(await protectionRecord(stage, state, member)));
  }
  return [...things, ...(await recusals(stage))];
}

const inUnitOf =
  ({ agencyId, unitId }: Pick<Member, 'agencyId' | 'unitId'>): Readers =>
  (who) =>
    who.agencyId === agencyId && who.unitIds.includes(unitId);

async function emergency(stage: Stage, state: State, by: Member, personId: string): Promise<Thing> {
  const id = randomUUID();
  const row = { id, person_id: personId, agency_id: by.agencyId, unit_id: by.unitId, staff_id: by.staffId, ledger_entry_id: randomUUID() };
  // Less than the two hours it may last: each of these asks the clock by itself.
  const times = { opened_at: ago(5), ends_at: ago(3.5), closed_at: ago(4) };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('ledger_entry', { id: row.ledger_entry_id, entry: Buffer.from('{}') });
    await insert('emergency_access', { ...row, ...times, identified_by: 'CRN', reason: 'A call about a threat' });
  });
  const governs = (who: Principal): boolean => who.agencyId === by.agencyId && who.roles.includes('INFORMATION_GOVERNANCE_OFFICER');
  return made('emergency', state, id, (who) => who.staffId === by.staffId || governs(who) || (supervises(who) && inUnitOf(by)(who)));
}

async function reviewScope(stage: Stage, state: State, by: Member, principals: readonly Principal[]): Promise<Thing> {
  const [id, ledger] = [randomUUID(), randomUUID()];
  const reviewer = principals.find(({ roles }) => roles.includes('INDEPENDENT_REVIEWER'))?.staffId ?? '';
  const row = {
    id,
    agency_id: by.agencyId,
    reviewer_staff_id: reviewer,
    ground: 'OWNER_GRANT',
    purpose: 'A review',
    proposed_by: by.staffId,
  };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
    await insert('review_scope', { ...row, starts_at: ago(1), ends_at: '2099-01-01', ledger_entry_id: ledger });
  });
  const audits = (who: Principal): boolean =>
    who.roles.some((role) => ['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'].includes(role));
  return made('review scope', state, id, (who) => who.staffId === reviewer || (who.agencyId === by.agencyId && audits(who)));
}

/** For who holds a post at that very desk, and for nobody above it: so is a process map that runs on it. */
async function protectionRecord(stage: Stage, state: State, by: Member): Promise<Thing[]> {
  const id = randomUUID();
  const row = { id, agency_id: by.agencyId, unit_id: by.unitId, kind: 'RIGHT_TO_ASK', recorded_by: by.staffId };
  const words = { protected_name: 'Larch Vane', safe_contact: 'At work only', words: 'Asked at the counter' };
  let run = '';
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('protection_record', { ...row, ...words });
    run = await plantRun(insert, { personId: null, by, colleague: null, run: { protection_id: id } });
  });
  const readable = (who: Principal): boolean => writes(who) && who.unitIds[0] === by.unitId;
  return [made('protection record', state, id, readable), made('run', state, run, readable)];
}

async function recusals({ database }: Stage): Promise<Thing[]> {
  const rows = await recorded<{ id: string; agency_id: string; unit_id: string }>(
    database.ownerUrl,
    'select id, agency_id, unit_id from concordat.recusal order by id limit 2',
  );
  return rows.map(({ id, agency_id, unit_id }) =>
    made('recusal', 'own', id, (who) => supervises(who) && inUnitOf({ agencyId: agency_id, unitId: unit_id })(who)),
  );
}
