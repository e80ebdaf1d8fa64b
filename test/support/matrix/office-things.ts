import { randomUUID } from 'node:crypto';
import type { Member } from '../actors.js';
import { asLoader, recorded } from '../loader.js';
import type { Stage } from '../stage.js';
import type { Case, State } from './cases.js';
import type { Principal } from './principals.js';
import { type Kind, opens, type Thing, worksWithCases, writes } from './things.js';

const holds = (who: Principal, ...roles: string[]): boolean => who.signedIn && who.roles.some((role) => roles.includes(role));
const GOVERNS = 'INFORMATION_GOVERNANCE_OFFICER';
const ADMINISTERS = 'AGENCY_ADMINISTRATOR';
const made = (kind: Kind, state: State, id: string, readableBy: Thing['readableBy']): Thing => ({ kind, state, id, readableBy });

/** What is about the agencies themselves: their posts, sign-ins, changes and questions. No case stands behind any of it. */
export async function officeThings(stage: Stage, principals: readonly Principal[], agreement: string): Promise<Thing[]> {
  return [
    ...(await questions(stage)),
    ...(await searches(stage)),
    ...(await signIns(stage)),
    ...(await changes(stage, agreement)),
    ...(await posts(stage)),
    ...staffRecords(stage, principals),
  ];
}

async function questions({ cast, database }: Stage): Promise<Thing[]> {
  const { policeManager, hillsideManager, practitioner, prisonSecurity, housingOfficer } = cast.players;
  const asked: [State, Member, Member][] = [
    ['own', policeManager, practitioner],
    ['received', practitioner, policeManager],
    ['same agency, other unit', practitioner, hillsideManager],
    ['other agency', prisonSecurity, housingOfficer],
  ];
  const things: Thing[] = [];
  for (const [state, by, of] of asked) {
    const id = randomUUID();
    const row = { id, asked_by_agency_id: by.agencyId, asked_by_staff_id: by.staffId, agency_id: of.agencyId, unit_id: of.unitId };
    const words = { name: 'Cedar Holme', words: 'They have come to the office', call_back: '01632 960001' };
    await asLoader(database.ownerUrl, (insert) => insert('desk_question', { ...row, ...words }));
    const audits = (who: Principal): boolean => holds(who, GOVERNS, 'SHARING_AUDITOR') && who.agencyId === by.agencyId;
    const answers = (who: Principal): boolean => worksWithCases(who) && who.agencyId === of.agencyId && who.unitIds.includes(of.unitId);
    things.push(made('desk question', state, id, (who) => who.staffId === by.staffId || audits(who) || answers(who)));
  }
  return things;
}

async function searches({ cast, api, database }: Stage): Promise<Thing[]> {
  const things: Thing[] = [];
  for (const [state, by] of [
    ['own', cast.players.policeManager],
    ['other agency', cast.players.practitioner],
  ] as const) {
    await api.post(JSON.stringify({ operationName: 'FindPeople', variables: { text: 'Rowan' } }), by.token);
    const [row] = await recorded<{ id: string }>(
      database.ownerUrl,
      `select id from concordat.access_log where act = 'SEARCH' and staff_id = $1`,
      by.staffId,
    );
    things.push(made('search', state, row?.id ?? '', (who) => holds(who, GOVERNS) && who.agencyId === by.agencyId));
  }
  return things;
}

/** On one more device each, so that nobody in the matrix could end the one that they ask by. */
async function signIns({ cast, database }: Stage): Promise<Thing[]> {
  const { policeManager, hillsideManager, practitioner } = cast.players;
  const things: Thing[] = [];
  for (const [state, by] of [
    ['own', policeManager],
    ['same agency, other unit', hillsideManager],
    ['other agency', practitioner],
  ] as const) {
    const [row] = await recorded<{ id: string }>(
      database.ownerUrl,
      'insert into concordat.sign_in (account_id, token_session) select id, $2 from concordat.account where staff_id = $1 returning id',
      by.staffId,
      randomUUID(),
    );
    const oversees = (who: Principal): boolean => holds(who, ADMINISTERS) && who.agencyId === by.agencyId;
    things.push(made('sign-in', state, row?.id ?? '', (who) => who.signedIn && (who.staffId === by.staffId || oversees(who))));
  }
  return things;
}

/** Proposed by nobody here who asks, so that everybody whose word is wanted may answer. */
async function changes({ cast, database }: Stage, agreement: string): Promise<Thing[]> {
  const { agencies, players } = cast;
  const permission = { kind: 'ACCOUNT_SUSPENDED', family: 'PERMISSION', staff_id: players.policeColleague.staffId };
  const renewed = { kind: 'AGREEMENT_RENEWED', family: 'AGREEMENT', agreement_id: agreement };
  const elsewhere = { ...permission, staff_id: players.prisonSecurity.staffId };
  const all = [
    ['own', agencies.police, players.policeManager, [agencies.police], permission],
    ['received', agencies.probation, players.practitioner, [agencies.probation, agencies.police, agencies.prison], renewed],
    ['other agency', agencies.prison, players.prisonManager, [agencies.prison], elsewhere],
  ] as const;
  const things: Thing[] = [];
  for (const [state, agencyId, by, concerned, what] of all) {
    const [id, ledger] = [randomUUID(), randomUUID()];
    await asLoader(database.ownerUrl, async (insert) => {
      await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
      const row = { id, agency_id: agencyId, agency_ids: concerned, answer_by: concerned.slice(-1), proposed_by: by.staffId, ...what };
      await insert('change', { ...row, before: '{}', after: '{}', reason: 'It was agreed', at_once: false, ledger_entry_id: ledger });
    });
    const roles = what.family === 'AGREEMENT' ? [GOVERNS, 'SUPERVISOR'] : [GOVERNS, ADMINISTERS];
    things.push(made('change', state, id, (who) => holds(who, ...roles) && (concerned as readonly string[]).includes(who.agencyId)));
  }
  return things;
}

async function posts({ cast, database }: Stage): Promise<Thing[]> {
  const things: Thing[] = [];
  for (const [state, of] of [
    ['own', cast.players.policeColleague],
    ['other agency', cast.players.practitioner],
  ] as const) {
    const [row] = await recorded<{ id: string }>(database.ownerUrl, 'select id from concordat.post where staff_id = $1', of.staffId);
    things.push(made('post', state, row?.id ?? '', (who) => holds(who, GOVERNS, ADMINISTERS) && who.agencyId === of.agencyId));
  }
  return things;
}

/** The same people as in the directory, as their own agency keeps them. */
function staffRecords({ cast }: Stage, principals: readonly Principal[]): Thing[] {
  const { policeColleague, hillsideManager, practitioner, prisonSecurity } = cast.players;
  const suspended = principals.find(({ name }) => name === 'policeSuspended') as Principal;
  const all: [State, { staffId: string; agencyId: string }][] = [
    ['own', policeColleague],
    ['same agency, other unit', hillsideManager],
    ['other agency', prisonSecurity],
    ['received', practitioner],
    ['withdrawn', suspended],
  ];
  const keeps = (of: { agencyId: string }) => (who: Principal) => holds(who, GOVERNS, ADMINISTERS) && who.agencyId === of.agencyId;
  return all.map(([state, of]) => made('staff record', state, of.staffId, keeps(of)));
}

/** That a desk has considered something elsewhere is for those who hold a post there or above. */
export async function heldElsewhere({ database }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const rows = await recorded<{ id: string; person_id: string; unit_id: string }>(
    database.ownerUrl,
    'select id, person_id, unit_id from concordat.held_elsewhere',
  );
  return rows.flatMap(({ id, person_id, unit_id }) => {
    const of = cases.find(({ personId }) => personId === person_id);
    const desk = (who: Principal): boolean => writes(who) && who.unitIds.includes(unit_id);
    return of ? [{ ...made('held elsewhere', of.state, id, (who) => desk(who) && opens(who, of)), of }] : [];
  });
}
