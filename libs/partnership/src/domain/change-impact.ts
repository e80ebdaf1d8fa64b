import type { Role } from '@lib/kernel';
import { CASE_ROLES } from './case-roles.js';
import type { ChangeKind } from './change-kinds.js';

/** One thing that a change does, counted by the rights of whoever asked. The page says it in a sentence. */
export interface ImpactLine {
  readonly code: ImpactCode;
  readonly agencyId: string | null;
  readonly count: number;
  /** Days from the change until it happens: an agreement's transition. */
  readonly days: number | null;
}
export type ImpactCode =
  | 'ITEMS_STOP_TO' | 'ITEMS_STOP_FROM' | 'ITEMS_STAY_TO' | 'ITEMS_STAY_FROM' | 'NO_AGREEMENT_LEFT' | 'STANDING_DECISIONS' | 'NEW_PARTNER'
  | 'CHILDREN_CLOSE' | 'RECORDS_OPEN' | 'CASES_WITHOUT_LEAD' | 'WORK_WITHOUT_OWNER' | 'ROLES_WITHOUT_HOLDER' | 'SIGN_INS_END' | 'POSTS_AGAIN'; // prettier-ignore

/** Between the viewer's agency and one other. */
export interface Between {
  readonly agencyId: string;
  readonly itemsTo: number;
  readonly itemsFrom: number;
  readonly standingDecisions: number;
  readonly otherAgreements: number;
}
export interface AgreementFacts {
  readonly transitionDays: number;
  readonly between: readonly Between[];
  /** People under 18 whom the viewer can open, and whether another agreement goes on naming children. */
  readonly children: number;
  readonly childrenElsewhere: boolean;
  readonly namesChildren: boolean;
}
export interface Duties {
  readonly casesLed: number;
  readonly workItems: number;
  readonly otherRoles: readonly string[];
  readonly rolesWithoutHolder: number;
  readonly signIns: number;
  readonly records: number;
}

const line = (code: ImpactCode, count: number, agencyId: string | null = null, days: number | null = null): ImpactLine => ({
  code,
  agencyId,
  count,
  days,
});
const counted = (lines: readonly ImpactLine[]): ImpactLine[] => lines.filter(({ count }) => count > 0);

export function agreementImpact(kind: ChangeKind, facts: AgreementFacts): readonly ImpactLine[] {
  const { between, transitionDays } = facts;
  const closing = facts.namesChildren && !facts.childrenElsewhere ? facts.children : 0;
  switch (kind) {
    case 'AGREEMENT_ENDS':
    case 'PARTY_LEAVES':
      return [...between.flatMap((one) => stopping(one, transitionDays)), ...counted([line('CHILDREN_CLOSE', closing)])];
    case 'AGREEMENT_RENEWED':
      return between.flatMap((one) =>
        counted([line('ITEMS_STAY_TO', one.itemsTo, one.agencyId), line('ITEMS_STAY_FROM', one.itemsFrom, one.agencyId)]),
      );
    case 'PARTY_JOINS':
      return between.map(({ agencyId }) => line('NEW_PARTNER', 0, agencyId));
    case 'NAMES_CHILDREN_UNSET':
      return counted([line('CHILDREN_CLOSE', closing)]);
    default:
      return [];
  }
}

function stopping(one: Between, days: number): ImpactLine[] {
  return [
    ...counted([line('ITEMS_STOP_TO', one.itemsTo, one.agencyId, days), line('ITEMS_STOP_FROM', one.itemsFrom, one.agencyId, days)]),
    ...(one.otherAgreements === 0 ? [line('NO_AGREEMENT_LEFT', 0, one.agencyId)] : []),
    ...counted([line('STANDING_DECISIONS', one.standingDecisions, one.agencyId)]),
  ];
}

export function permissionImpact(kind: ChangeKind, role: string | null, facts: Duties): readonly ImpactLine[] {
  const withoutLead = line('CASES_WITHOUT_LEAD', facts.casesLed);
  const withoutOwner = line('WORK_WITHOUT_OWNER', facts.workItems);
  const withoutHolder = line('ROLES_WITHOUT_HOLDER', facts.rolesWithoutHolder);
  switch (kind) {
    case 'POST_GRANTED':
      return counted([line('RECORDS_OPEN', opens(role) && !facts.otherRoles.some(opens) ? facts.records : 0)]);
    case 'POST_ENDED':
      return counted([withoutLead, facts.otherRoles.length === 0 ? withoutOwner : line('WORK_WITHOUT_OWNER', 0), withoutHolder]);
    case 'ACCOUNT_SUSPENDED':
      return counted([withoutLead, withoutOwner, withoutHolder, line('SIGN_INS_END', facts.signIns)]);
    case 'ACCOUNT_RESTORED':
      return counted([line('POSTS_AGAIN', facts.otherRoles.length)]);
    default:
      return [];
  }
}

function opens(role: string | null): boolean {
  return CASE_ROLES.includes(role as Role);
}
