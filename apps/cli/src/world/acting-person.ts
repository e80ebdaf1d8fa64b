import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { CannotContinue } from '../cannot-continue.js';
import type { Loader } from './loader.js';

/** The directory is open to its owner. As concordat.actor_for answers, for somebody who has not signed in: the same posts, units with those below, and live agreements. */
const ACTOR = `
with recursive held as (
  select p.unit_id, p.role from concordat.post p join concordat.staff s on s.id = p.staff_id and s.agency_id = p.agency_id
   where p.staff_id = $1 and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)
), below as (
  select unit_id from held union select u.id from concordat.unit u join below b on u.parent_id = b.unit_id
)
select jsonb_build_object('accountId', coalesce((select a.id from concordat.account a where a.staff_id = s.id limit 1), s.id), 'staffId', s.id,
  'name', s.name, 'jobTitle', s.job_title, 'shiftEndsAt', s.shift_ends_at, 'agencyId', g.id, 'agencyName', g.name, 'agencyKind', g.kind,
  'controllerGroupId', g.controller_group_id, 'roles', coalesce((select jsonb_agg(distinct role) from held), '[]'),
  'homeUnitId', (select min(unit_id::text) from held), 'unitIds', coalesce((select jsonb_agg(unit_id) from below), '[]'),
  'agreementIds', coalesce((select jsonb_agg(p.agreement_id) from concordat.agreement_party p join concordat.agreement a on a.id = p.agreement_id
     where p.agency_id = g.id and a.starts_at <= concordat.now() and (a.ends_at is null or concordat.now() < a.ends_at)), '[]')) actor
  from concordat.staff s join concordat.agency g on g.id = s.agency_id where s.id = $1`;

/** Nobody signed in to load a world; one made-up sign-in marks in the access log what the loader did in people's names. */
const signInId = randomUUID();

export async function actingPerson(loader: Loader, staffId: string): Promise<Actor> {
  const { rows } = await loader.query<{ actor: Omit<Actor, 'signInId' | 'correlationId'> }>(ACTOR, [staffId]);
  const found = rows[0]?.actor;
  if (!found) throw new CannotContinue(`There is no member of staff ${staffId}.`);
  return { ...found, signInId, correlationId: 'world' };
}
