import { createHash, randomBytes, randomInt } from 'node:crypto';
import { signInNameFor } from '@lib/partnership';
import type pg from 'pg';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { withDatabase } from './database/with-database.js';
import { withClient } from './postgres/cluster.js';
import { installation } from './settings/installation.js';

interface Staff {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly agencyId: string;
}

/**
 * An agency's first administrator has nobody to invite them: whoever runs the installation does, once. From then on administrators invite in
 * the service. The same two functions as there, with the same rules, acting for the person's own agency.
 */
await orSayWhy(async () => {
  const wanted = process.argv[2]?.trim();
  if (!wanted) throw new CannotContinue('Say who: npm run invite -- "Robin Vale", or the identifier of somebody in the directory.');
  // A server of one's own is used as it is, also while the service runs on it.
  const url = process.env.DATABASE_URL;
  await (url ? inviteOn(url, wanted) : withDatabase(installation(), 'npm run invite', ({ ownerUrl }) => inviteOn(ownerUrl, wanted)));
});

async function inviteOn(ownerUrl: string, wanted: string): Promise<void> {
  const { name, agency, link, signInName, ends } = await withClient(ownerUrl, async (client) =>
    invite(client, await staffNamed(client, wanted)),
  );
  process.stdout.write(
    `${name}, ${agency}\n  sign-in name  ${signInName}\n  link          ${link}\n  works until   ${ends.toISOString()}, once\nIt is shown this once. Hand it over by a way that only they read.\n`,
  );
}

async function staffNamed(client: pg.Client, wanted: string): Promise<Staff> {
  const { rows } = await client.query<Staff>(
    `select s.id, s.name, g.name as agency, g.id as "agencyId" from concordat.staff s join concordat.agency g on g.id = s.agency_id
      where s.id::text = lower($1) or lower(s.name) = lower($1) order by g.name, s.id`,
    [wanted],
  );
  const [found, ...others] = rows;
  if (!found) throw new CannotContinue(`Nobody in the directory is called "${wanted}".`);
  if (others.length === 0) return found;
  const list = rows.map(({ id, name, agency }) => `  ${id}  ${name}, ${agency}`).join('\n');
  throw new CannotContinue(`Several people are called that. Say which by identifier:\n${list}`);
}

async function invite(client: pg.Client, staff: Staff) {
  await client.query('begin');
  await client.query('set local role concordat_loader');
  await client.query(`select set_config('app.agency_id', $1, true), set_config('app.roles', '{AGENCY_ADMINISTRATOR}', true)`, [
    staff.agencyId,
  ]);
  const { rows } = await client.query<{ found: { issuer: string | null; state: string | null; signInName: string | null } }>(
    'select concordat.local_account_for($1) as found',
    [staff.id],
  );
  const { issuer = null, state = null, signInName = null } = rows[0]?.found ?? {};
  if (issuer === null) throw new CannotContinue('Local accounts are not switched on: start with LOCAL_ACCOUNTS=yes once, then invite.');
  if (state === 'SUSPENDED') throw new CannotContinue(`The account of ${staff.name} is suspended.`);
  const token = randomBytes(32).toString('base64url');
  const name = signInName ?? signInNameFor(staff.name, randomInt(10_000));
  const made = await client.query<{ ends: Date | null }>('select concordat.invite_local_account($1, $2, $3) as ends', [
    staff.id,
    name,
    createHash('sha256').update(token).digest(),
  ]);
  const ends = made.rows[0]?.ends;
  if (!ends) throw new CannotContinue('That sign-in name was taken at this very moment. Run the command again.');
  await client.query(
    `insert into concordat.access_log (agency_id, staff_id, act, operation, subject_type, subject_id, details)
     values ($1, $2, 'ALTERATION', 'npm run invite', 'Account', $2, $3)`,
    [staff.agencyId, staff.id, JSON.stringify({ by: 'whoever runs the installation', before: state ?? 'NONE' })],
  );
  await client.query('commit');
  return { ...staff, link: `${issuer}/accept/${token}`, signInName: name, ends };
}
