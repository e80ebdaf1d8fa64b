import type { Acting } from '@lib/platform';
import type { Actor } from '../actor.js';
import { heldNowSql } from './post-sql.js';

/** A mark begins with a character that no id and no word of ours can hold. */
const MARK = '\u0000';
/** What a rule compares with when the actor has no such part: equal to nothing, unlike null. */
export const NOTHING = `${MARK}nothing`;

const now = '(select concordat.now())';
const me = '(select concordat.current_agency())';
const myself = '(select concordat.current_staff())';
/** The same definitions as concordat.actor_for; each is read in the statement itself, so no list can be staler than its rows. */
const SINGLE: Readonly<Record<string, string>> = {
  staffId: myself,
  agencyId: me,
  homeUnitId: `(select min(p.unit_id::text)::uuid from concordat.post p where p.staff_id = ${myself} and p.agency_id = ${me}
    and ${heldNowSql('p')})`,
  controllerGroupId: `(select a.controller_group_id from concordat.agency a where a.id = ${me})`,
};
const LISTS: Readonly<Record<string, string>> = {
  unitIds: '((select concordat.current_units())::uuid[])',
  agreementIds: `(array(select ap.agreement_id from concordat.agreement_party ap join concordat.agreement ag on ag.id = ap.agreement_id
    where ap.agency_id = ${me} and ag.starts_at <= ${now} and (ag.ends_at is null or ${now} < ag.ends_at)))`,
};

const mark = (part: string): string => `${MARK}${part}`;

/** Someone with these roles in an agency of this kind, whoever they are: what list conditions are written from. */
export function symbolicActor(roles: Acting['roles'], agencyKind: string): Actor {
  const off = (part: string): string => `${MARK}not for conditions: ${part}`;
  return {
    roles,
    agencyKind,
    staffId: mark('staffId'),
    agencyId: mark('agencyId'),
    homeUnitId: mark('homeUnitId'),
    controllerGroupId: mark('controllerGroupId'),
    unitIds: [mark('unitIds')],
    agreementIds: [mark('agreementIds')],
    accountId: off('accountId'),
    signInId: off('signInId'),
    name: off('name'),
    jobTitle: off('jobTitle'),
    shiftEndsAt: off('shiftEndsAt'),
    agencyName: off('agencyName'),
    authenticatedAt: off('authenticatedAt'),
    fresh: false,
    correlationId: off('correlationId'),
  };
}

/** The real person as rules may see them: a part they do not have equals nothing at all. */
export function ruleView(actor: Actor): Actor {
  return { ...actor, homeUnitId: actor.homeUnitId ?? NOTHING, controllerGroupId: actor.controllerGroupId ?? NOTHING };
}

export function isMark(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(MARK);
}
export function singleMark(value: string): string {
  const sql = SINGLE[value.slice(MARK.length)];
  if (!sql) throw new Error(`a rule compares with a part of the actor that has no meaning in SQL${value.replace(MARK, ': ')}`);
  return sql;
}
export function listMark(value: string): string | undefined {
  return LISTS[value.slice(MARK.length)];
}

/** For people: `"my agencyId"` instead of a mark. */
export function wordsForMarks(json: string): string {
  return json.replaceAll('\\u0000', 'my ');
}
