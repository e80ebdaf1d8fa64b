import { networkOf, type Throttle, type Try, type Turn } from '../throttle.js';
import type { LocalAccounts } from './accounts.js';
import { stepOf } from './codes.js';
import { asTyped } from './passphrase.js';
import { type PassphraseWork, TooBusy } from './passphrase-work.js';
import type { Seal } from './seal.js';

/** Somebody who gave the right passphrase and owes the code. */
export interface HalfWay {
  readonly subject: string;
  readonly attempt: Try;
  readonly totpSecret: string;
  readonly turn: Turn;
}
export type Outcome<Right> =
  | { readonly came: 'right'; readonly with: Right }
  | { readonly came: 'wrong' }
  | { readonly came: 'busy' }
  | { readonly came: 'too many'; readonly minutes: number };

/** Sign-in names are made by us: nothing else can be one, and nothing else is looked up. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** Two factors, one after the other. Every refusal is the same answer after the same work, whether or not there is such an account. */
export class SignIn {
  constructor(
    private readonly accounts: LocalAccounts,
    private readonly throttle: Throttle,
    private readonly work: PassphraseWork,
    private readonly seal: Seal,
  ) {}

  async passphrase(attempt: Try, passphrase: string): Promise<Outcome<HalfWay>> {
    try {
      return await this.work.inTurn(networkOf(attempt.source), () => this.compare(attempt, passphrase));
    } catch (error) {
      if (error instanceof TooBusy) return { came: 'busy' };
      throw error;
    }
  }

  private async compare(attempt: Try, passphrase: string): Promise<Outcome<HalfWay>> {
    const turn = await this.throttle.turn(attempt);
    if (turn.waitMinutes !== null) return { came: 'too many', minutes: turn.waitMinutes };
    const account = await this.accounts.named(signInNameOf(attempt.name));
    const right = await this.work.isRight(asTyped(passphrase), account?.passphraseHash);
    if (!account || !right) return { came: 'wrong' };
    return { came: 'right', with: { subject: account.subject, attempt, totpSecret: this.seal.open(account.totpSecret), turn } };
  }

  /** The turn of the passphrase counts until the code is right, or a right passphrase would buy guesses at codes for ever. */
  async code(half: HalfWay, code: string): Promise<Outcome<{ readonly subject: string }>> {
    const turn = await this.throttle.turn(half.attempt, half.turn);
    if (turn.waitMinutes !== null) return { came: 'too many', minutes: turn.waitMinutes };
    const step = stepOf(half.totpSecret, code);
    if (step === undefined || !(await this.accounts.takeStep(half.subject, step))) return { came: 'wrong' };
    await half.turn.passed();
    await turn.passed();
    return { came: 'right', with: { subject: half.subject } };
  }
}

function signInNameOf(typed: string): string {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  return NAME.test(name) ? name : '';
}
