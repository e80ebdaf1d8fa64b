import pg from 'pg';
import { CannotContinue } from '../cannot-continue.js';
import { LOGIN_ROLES, type LoginRole } from '../settings/kept.js';
import { roleName } from './addresses.js';
import { scramVerifier } from './scram.js';

/** Roles belong to the whole server, so a second database there meets them already made, perhaps in this same instant. */
const MADE_MEANWHILE = new Set(['42710', '23505', 'XX000']);
const LOADER = 'concordat_loader';

/** A password that is ours is set each time; one that the operator keeps (API_DATABASE_URL and so on) only when the role is made. */
export type RoleKeys = Readonly<Record<LoginRole, { readonly password: string; readonly ours: boolean }>>;

/** Step zero of every migration. None of the roles may bypass row security or be a superuser, however it came to be. */
export async function ensureRoles(owner: pg.Client, keys: RoleKeys): Promise<void> {
  for (const role of LOGIN_ROLES) await ensureLogin(owner, roleName(role), keys[role]);
  if (!(await attributes(owner, LOADER))) await tolerating(owner, `create role ${LOADER} nologin`);
  const { rows } = await owner.query<{ granted: boolean }>(
    `select exists (select 1 from pg_auth_members m where m.roleid = $1::regrole and m.member = current_user::regrole
       and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)) granted`,
    [LOADER],
  );
  if (!rows[0]?.granted) await tolerating(owner, `grant ${LOADER} to current_user`);
}

async function ensureLogin(owner: pg.Client, name: string, { password, ours }: RoleKeys[LoginRole]): Promise<void> {
  const found = await attributes(owner, name);
  if (!found) await tolerating(owner, `create role ${name} login`);
  if (!found || ours) await tolerating(owner, `alter role ${name} login password ${pg.escapeLiteral(scramVerifier(password))}`);
  const now = await attributes(owner, name);
  if (now?.rolsuper || now?.rolbypassrls) {
    throw new CannotContinue(
      `The role ${name} may bypass row security, which would show every agency everything. Run: alter role ${name} nosuperuser nobypassrls`,
    );
  }
}

async function attributes(owner: pg.Client, name: string): Promise<{ rolsuper: boolean; rolbypassrls: boolean } | undefined> {
  const { rows } = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'select rolsuper, rolbypassrls from pg_roles where rolname = $1',
    [name],
  );
  return rows[0];
}

async function tolerating(owner: pg.Client, sql: string): Promise<void> {
  try {
    await owner.query(sql);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === '42501') {
      throw new CannotContinue(`The owner of the database may not make roles. Run: alter role ${owner.user ?? 'the owner'} createrole`);
    }
    if (!MADE_MEANWHILE.has(code)) throw error;
  }
}
