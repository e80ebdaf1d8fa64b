import { createHash } from 'node:crypto';
import type { Invitation, LocalAccounts } from './accounts.js';
import { authenticatorLink, newSecret, stepOf } from './codes.js';
import { asTyped, whyNot } from './passphrase.js';
import { type PassphraseWork } from './passphrase-work.js';
import type { Seal } from './seal.js';

export interface Chosen {
  readonly secret: string;
  readonly link: string;
}

/** An invitation becomes an account: a passphrase, then the first code that proves the authenticator was set up. */
export class Accepting {
  constructor(
    private readonly accounts: LocalAccounts,
    private readonly work: PassphraseWork,
    private readonly seal: Seal,
  ) {}

  /** Only the hash of the link's token is kept, so a copy of the table accepts nothing. Unknown, used, replaced and expired are one answer. */
  open(token: string): Promise<Invitation | undefined> {
    return this.accounts.invitation(createHash('sha256').update(token).digest());
  }

  /** The reason why the passphrase will not do; undefined when it was taken. */
  async choose(invitation: Invitation, passphrase: string): Promise<string | undefined> {
    const typed = asTyped(passphrase);
    const wrong = whyNot(typed, [invitation.personName, invitation.signInName, invitation.agencyName]);
    if (wrong) return wrong;
    const hashed = await this.work.inTurn(invitation.id, () => this.work.hash(typed));
    await this.accounts.choose(invitation.id, hashed, this.seal.close(newSecret()));
    return undefined;
  }

  chosen({ totpSecret, signInName }: Invitation): Chosen | undefined {
    if (totpSecret === null) return undefined;
    const secret = this.seal.open(totpSecret);
    return { secret, link: authenticatorLink(secret, signInName) };
  }

  async confirm(invitation: Invitation, code: string): Promise<boolean> {
    const chosen = this.chosen(invitation);
    const step = chosen && stepOf(chosen.secret, code);
    return step !== undefined && invitation.totpSecret !== null && this.accounts.accept(invitation.id, invitation.totpSecret, step);
  }
}
