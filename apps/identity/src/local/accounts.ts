import pg from 'pg';
import { CannotStart } from '../config.js';
import type { Person } from '../provider.js';

export interface AcceptedAccount {
  readonly subject: string;
  readonly passphraseHash: string;
  readonly totpSecret: string;
}
export interface Invitation {
  readonly id: string;
  readonly signInName: string;
  readonly personName: string;
  readonly agencyName: string;
  /** What was chosen on this invitation, sealed; null before that. */
  readonly totpSecret: string | null;
}

const OPEN = 'i.used_at is null and i.ended_at is null and now() < i.expires_at';

/** The schema `identity`: all that this process can reach. It knows no case, no agency's data, and of people their name. */
export class LocalAccounts {
  readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 4,
      connectionTimeoutMillis: 3_000,
      statement_timeout: 5_000,
      application_name: 'concordat identity',
    });
    this.pool.on('error', (error) => process.stderr.write(`The database closed a connection: ${error.message}\n`));
  }

  /** The accounts belong to one address for good: under another one their subjects would be other people's to name. */
  async standAt(address: string): Promise<void> {
    await this.pool.query('insert into identity.issuer (address) values ($1) on conflict do nothing', [address]);
    const { rows } = await this.pool.query<{ address: string }>('select address from identity.issuer');
    if (rows[0]?.address === address) return;
    throw new CannotStart(
      `The local accounts of this database belong to ${rows[0]?.address}, and IDENTITY_URL is ${address}. Set IDENTITY_URL to the first, or move them (apps/identity/README.md).`,
    );
  }

  async named(signInName: string): Promise<AcceptedAccount | undefined> {
    const { rows } = await this.pool.query<AcceptedAccount>(
      `select subject, passphrase_hash as "passphraseHash", totp_secret as "totpSecret" from identity.account
        where sign_in_name = $1 and accepted_at is not null`,
      [signInName],
    );
    return rows[0];
  }

  async personOf(subject: string): Promise<Person | undefined> {
    const { rows } = await this.pool.query<Person>(
      `select person_name as name, sign_in_name as "signInName" from identity.account where subject = $1 and accepted_at is not null`,
      [subject],
    );
    return rows[0];
  }

  /** True for the first who comes with a step later than any before: a code that was overheard is worth nothing. */
  async takeStep(subject: string, step: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update identity.account set totp_last_step = $2 where subject = $1 and accepted_at is not null and totp_last_step < $2',
      [subject, step],
    );
    return rowCount === 1;
  }

  async invitation(tokenHash: Buffer): Promise<Invitation | undefined> {
    const { rows } = await this.pool.query<Invitation>(
      `select i.id, a.sign_in_name as "signInName", a.person_name as "personName", a.agency_name as "agencyName", i.totp_secret as "totpSecret"
         from identity.invitation i join identity.account a on a.subject = i.subject where i.token_hash = $1 and ${OPEN}`,
      [tokenHash],
    );
    return rows[0];
  }

  async choose(invitationId: string, passphraseHash: string, totpSecret: string): Promise<void> {
    await this.pool.query(`update identity.invitation i set passphrase_hash = $2, totp_secret = $3 where i.id = $1 and ${OPEN}`, [
      invitationId,
      passphraseHash,
      totpSecret,
    ]);
  }

  /** Once: of two who press at the same moment the second finds the invitation used. `secret` is the one the code was checked against. */
  async accept(invitationId: string, secret: string, step: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `with used as (update identity.invitation i set used_at = now() where i.id = $1 and i.totp_secret = $2 and ${OPEN}
         returning i.subject, i.passphrase_hash, i.totp_secret)
       update identity.account a set passphrase_hash = u.passphrase_hash, totp_secret = u.totp_secret, totp_last_step = $3, accepted_at = now()
         from used u where a.subject = u.subject`,
      [invitationId, secret, step],
    );
    if (rowCount !== 1) return false;
    await this.pool.query('update identity.invitation set passphrase_hash = null, totp_secret = null where id = $1', [invitationId]);
    return true;
  }
}
