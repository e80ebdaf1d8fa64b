import type pg from 'pg';

interface Standing {
  readonly staffId: string;
  readonly agencyId: string;
  readonly unitIds: readonly string[];
  readonly roles: readonly string[];
}

const SETTINGS = `select set_config('app.staff_id', $1::uuid::text, true), set_config('app.agency_id', $2::uuid::text, true),
  set_config('app.unit_ids', $3::uuid[]::text, true), set_config('app.roles', $4::text[]::text, true)`;

/** What concordat.act_for sets once it has found the sign-in: for tests of row security alone, where nobody has signed in. */
export async function actAs(client: pg.Client | pg.PoolClient, { staffId, agencyId, unitIds, roles }: Standing): Promise<void> {
  await client.query(SETTINGS, [staffId, agencyId, [...unitIds], [...roles]]);
}
