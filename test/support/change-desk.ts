import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import type { UnitName } from './actors.js';
import type { Answer } from './api.js';
import { type Json, SharingDesk } from './sharing-desk.js';
import { asLoader } from './loader.js';

interface Hired {
  readonly unit: UnitName;
  readonly roles: readonly Role[];
}
const HIRED = {
  governor: { unit: 'force', roles: ['INFORMATION_GOVERNANCE_OFFICER'] },
  secondGovernor: { unit: 'force', roles: ['INFORMATION_GOVERNANCE_OFFICER'] },
  administrator: { unit: 'force', roles: ['AGENCY_ADMINISTRATOR'] },
  secondAdministrator: { unit: 'force', roles: ['AGENCY_ADMINISTRATOR'] },
  supervisor: { unit: 'force', roles: ['SUPERVISOR'] },
  practitioner: { unit: 'riverside', roles: ['POLICE_OFFENDER_MANAGER'] },
  colleague: { unit: 'riverside', roles: ['POLICE_DUTY_OFFICER'] },
  probationGovernor: { unit: 'unitSeven', roles: ['INFORMATION_GOVERNANCE_OFFICER'] },
  prisonGovernor: { unit: 'security', roles: ['INFORMATION_GOVERNANCE_OFFICER'] },
  councilGovernor: { unit: 'housing', roles: ['INFORMATION_GOVERNANCE_OFFICER'] },
  councilAdministrator: { unit: 'housing', roles: ['AGENCY_ADMINISTRATOR'] },
} as const satisfies Record<string, Hired>;
export type Officer = keyof typeof HIRED;
export const OFFICERS = Object.keys(HIRED) as readonly Officer[];

export interface Desk {
  readonly staffId: string;
  readonly accountId: string;
  readonly unitId: string;
  readonly agencyId: string;
  readonly token: string;
}
export type Told = Json & { __typename?: string; code?: string; change?: Json & { id: string; state: string } };

/** The sharing desk, with those who keep agreements, posts and accounts: two of each with the police, one with each of the others. */
export class ChangeDesk {
  private constructor(
    readonly sharing: SharingDesk,
    readonly officers: Readonly<Record<Officer, Desk>>,
  ) {}

  static async open(): Promise<ChangeDesk> {
    const sharing = await SharingDesk.open();
    const officers = {} as Record<Officer, Desk>;
    for (const name of OFFICERS) officers[name] = await ChangeDesk.hire(sharing, name, HIRED[name]);
    return new ChangeDesk(sharing, officers);
  }

  /** Somebody new, signed in, with posts as given. */
  static async hire(sharing: SharingDesk, name: string, { unit, roles }: Hired): Promise<Desk> {
    const { stage } = sharing;
    const subject = `${name}-${randomUUID().slice(0, 8)}`;
    const unitId = stage.cast.units[unit];
    const ids = { staffId: randomUUID(), accountId: randomUUID() };
    const [found] = await sharing.rows<{ agency_id: string }>('select agency_id from concordat.unit where id = $1', unitId);
    const agencyId = found?.agency_id ?? '';
    await asLoader(stage.database.ownerUrl, async (insert) => {
      await insert('staff', { id: ids.staffId, agency_id: agencyId, name: `Officer ${name}`, job_title: 'Test officer' });
      await insert('account', { id: ids.accountId, staff_id: ids.staffId, issuer: stage.issuer.issuer, subject });
      await insert('sign_in', { account_id: ids.accountId, token_session: `${stage.issuer.issuer}|${subject}` });
      for (const role of roles)
        await insert('post', { staff_id: ids.staffId, unit_id: unitId, agency_id: agencyId, role, held_from: '2020-01-01' });
    });
    return { ...ids, unitId, agencyId, token: stage.issuer.token(subject, subject) };
  }

  newcomer(unit: UnitName, ...roles: readonly Role[]): Promise<Desk> {
    return ChangeDesk.hire(this.sharing, 'newcomer', { unit, roles });
  }

  send<Data = Json>(who: Desk, operationName: string, variables: object): Promise<Answer<Data>> {
    return this.sharing.stage.api.post<Data>(JSON.stringify({ operationName, variables }), who.token);
  }

  /** The answer of the field, or the extensions of the first error; never a 5xx. */
  async ask(who: Officer | Desk, operationName: string, variables: object): Promise<Told> {
    const answer = await this.send(this.desk(who), operationName, variables);
    if (answer.status >= 500 || answer.errors?.[0]?.extensions.code === 'FAULT') throw new Error(`${operationName}: ${answer.text}`);
    const field = operationName.charAt(0).toLowerCase() + operationName.slice(1);
    return (answer.errors?.[0]?.extensions ?? (answer.data as Json)[field]) as Told;
  }

  consider(who: Officer | Desk, input: Json): Promise<Told> {
    return this.ask(who, 'ConsiderChange', { input });
  }

  /** Looked at first, as the pages do; answers the refusal or error of looking if there is one. */
  async propose(who: Officer | Desk, input: Json, more: Json = {}): Promise<Told> {
    const considered = await this.consider(who, input);
    if (considered.__typename !== 'ChangeConsidered') return considered;
    return this.ask(who, 'ProposeChange', {
      input: { ...input, key: randomUUID(), reason: 'It was agreed at the board', seen: considered['seen'], ...more },
    });
  }
  async approve(who: Officer | Desk, id: string, more: Json = {}): Promise<Told> {
    const shown = await this.ask(who, 'ChangeToAnswer', { id });
    if (shown.code) return shown;
    return this.ask(who, 'ApproveChange', { input: { key: randomUUID(), id, seen: shown['seen'], ...more } });
  }
  decline(who: Officer | Desk, id: string, reason = 'It was not agreed at the board'): Promise<Told> {
    return this.ask(who, 'DeclineChange', { input: { key: randomUUID(), id, reason } });
  }

  /** Proposed by one, and its id; a refusal stops the test. */
  async proposed(who: Officer | Desk, input: Json): Promise<string> {
    const told = await this.propose(who, input);
    if (!told.change) throw new Error(`not proposed: ${JSON.stringify(told)}`);
    return told.change.id;
  }

  desk(who: Officer | Desk): Desk {
    return typeof who === 'string' ? this.officers[who] : who;
  }
  staff(who: Officer): string {
    return this.officers[who].staffId;
  }
  rows<Row extends object = Json>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return this.sharing.rows<Row>(sql, ...values);
  }
  strike(): Promise<void> {
    return this.sharing.stage.strike();
  }
}
