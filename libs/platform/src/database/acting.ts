import type { Role } from '@lib/kernel';

/** Who acts, as the request was told: looked at again, and set, inside each transaction; never carried on a connection. */
export interface Acting {
  readonly signInId: string;
  readonly staffId: string;
  readonly agencyId: string;
  readonly agencyKind: string;
  readonly unitIds: readonly string[];
  readonly roles: readonly Role[];
}

export const ACT_FOR = 'select concordat.act_for($1::uuid, $2::uuid, $3::uuid, $4::text, $5::uuid[], $6::text[])';

export function actForValues(actor: Acting): unknown[] {
  return [actor.signInId, actor.staffId, actor.agencyId, actor.agencyKind, [...actor.unitIds], [...actor.roles]];
}
