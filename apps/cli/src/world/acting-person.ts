import type { Actor } from '@lib/access';
import { CannotContinue } from '../cannot-continue.js';
import type { Loader } from './loader.js';

/** Accounts of this provider are the loader's own: nobody can sign in with them, and they go when the world is loaded. */
const PROVIDER = 'world:loading';

/**
 * The API's role acts for nobody who is not signed in, also while a world is loaded: so whoever an act is by is signed in for it. The loader
 * may fill these tables; the sign-in is kept from going idle, since it is asked for again with every act.
 */
const SIGN_IN = `
with account as (
  insert into concordat.account (staff_id, issuer, subject) select s.id, '${PROVIDER}', s.id::text from concordat.staff s where s.id = $1
  on conflict (issuer, subject) do update set state = 'ACTIVE' returning id
)
insert into concordat.sign_in (account_id, token_session) select a.id, '${PROVIDER}|' || a.id from account a
on conflict (token_session) do update set last_seen_at = now() returning id`;

/** As concordat.actor_for answers: the same posts, units with those below, and live agreements. */
const ACTOR = `
with recursive held as (
  select p.unit_id, p.role from concordat.post p join concordat.staff s on s.id = p.staff_id and s.agency_id = p.agency_id
   where p.staff_id = $1 and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)
), below as (
  select unit_id from held union select u.id from concordat.unit u join below b on u.parent_id = b.unit_id
)
select jsonb_build_object('accountId', coalesce((select a.id from concordat.account a where a.staff_id = s.id and a.issuer <> '${PROVIDER}' limit 1), s.id), 'staffId', s.id,
  'name', s.name, 'jobTitle', s.job_title, 'shiftEndsAt', s.shift_ends_at, 'agencyId', g.id, 'agencyName', g.name, 'agencyKind', g.kind,
  'controllerGroupId', g.controller_group_id, 'roles', coalesce((select jsonb_agg(distinct role) from held), '[]'),
  'homeUnitId', (select min(unit_id::text) from held), 'unitIds', coalesce((select jsonb_agg(unit_id) from below), '[]'),
  'agreementIds', coalesce((select jsonb_agg(p.agreement_id) from concordat.agreement_party p join concordat.agreement a on a.id = p.agreement_id
     where p.agency_id = g.id and a.starts_at <= concordat.now() and (a.ends_at is null or concordat.now() < a.ends_at)), '[]')) actor
  from concordat.staff s join concordat.agency g on g.id = s.agency_id where s.id = $1`;

export async function actingPerson(loader: Loader, staffId: string): Promise<Actor> {
  const signedIn = await loader.query<{ id: string }>(SIGN_IN, [staffId]);
  const { rows } = await loader.query<{ actor: Omit<Actor, 'signInId' | 'authenticatedAt' | 'fresh' | 'correlationId'> }>(ACTOR, [staffId]);
  const [found, signIn] = [rows[0]?.actor, signedIn.rows[0]];
  if (!found || !signIn) throw new CannotContinue(`There is no member of staff ${staffId}.`);
  return { ...found, signInId: signIn.id, authenticatedAt: new Date().toISOString(), fresh: true, correlationId: 'world' };
}

/** What the loader did in people's names is marked in the access log; the sign-ins it did them with are of no more use to anybody. */
export async function leaveNobodySignedIn(loader: Loader): Promise<void> {
  await loader.query(`with mine as (select id from concordat.account where issuer = '${PROVIDER}')
    delete from concordat.sign_in where account_id in (select id from mine)`);
  await loader.query(`delete from concordat.account where issuer = '${PROVIDER}'`);
}
