import { randomBytes } from 'node:crypto';
import { asOwner } from '../../support/database.js';
import type { Principal } from '../principal.js';
import type { Soil } from './soil.js';

const HERE = 'http://accounts.larch.example';

/** Accounts where an agency has no identity provider of its own: one in use, and one that was only invited. For its administrator alone. */
export async function plantLocalAccounts(soil: Soil, inUse: Principal, invited: Principal): Promise<void> {
  const { name } = soil.agencyOf(inUse);
  const sees = (p: Principal): boolean => p.enters && p.agencyId === inUse.agencyId && p.roles.includes('AGENCY_ADMINISTRATOR');
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const hidden = (what: string): string => soil.canaries.word(name, what, () => false);
  await asOwner(soil.cast.ownerUrl, async (client) => {
    await client.query('insert into identity.issuer (address) values ($1) on conflict do nothing', [HERE]);
    for (const who of [inUse, invited]) {
      const subject = hidden('subject');
      const kept = who === inUse ? [hidden('passphrase'), hidden('totp'), moment('accepted')] : [null, null, null];
      await client.query(
        `insert into identity.account (subject, sign_in_name, person_name, agency_name, passphrase_hash, totp_secret, accepted_at) values ($1, $2, 'Wren', 'Larch', $3, $4, $5)`,
        [subject, word('signinname'), ...kept],
      );
      await client.query('insert into concordat.account (staff_id, issuer, subject) values ($1, $2, $3)', [who.staffId, HERE, subject]);
      if (who === invited)
        await client.query(
          `insert into identity.invitation (subject, token_hash, made_at, expires_at) values ($1, $2, $3, now() + interval '3 days')`,
          [subject, randomBytes(32), moment('invited')],
        );
    }
  });
}
