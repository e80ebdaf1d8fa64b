import { withClient } from '../postgres/cluster.js';

/** Accounts are keyed by issuer, and the demonstration's issuer holds its port: when that is chosen anew, the invented people move with it. */
export async function followIssuer(ownerUrl: string, issuer: string): Promise<void> {
  await withClient(ownerUrl, (client) =>
    client.query(
      `update concordat.account set issuer = $1 where issuer <> $1 and issuer ~ '^http://localhost:[0-9]+$'
         and issuer not in (select address from identity.issuer)`,
      [issuer],
    ),
  );
}

export async function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => (await client.query('select 1 from concordat.agency limit 1')).rowCount === 0);
}
