import type { Role } from '@lib/kernel';

/** Who acts, as far as the database needs to know: set inside each transaction, never carried on a connection. */
export interface Acting {
  readonly staffId: string;
  readonly agencyId: string;
  readonly unitIds: readonly string[];
  readonly roles: readonly Role[];
}

export const ACT_AS = 'select concordat.act_as($1::uuid, $2::uuid, $3::uuid[], $4::text[])';

export function actAsValues(actor: Acting): unknown[] {
  return [actor.staffId, actor.agencyId, [...actor.unitIds], [...actor.roles]];
}
