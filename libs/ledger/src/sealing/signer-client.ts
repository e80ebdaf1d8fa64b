import { type Checkpoint, formatSignRequest, parseCheckpoint, parseNote } from '@lib/tlog';

export interface SignerPlace {
  readonly url: string;
  readonly secret: string;
}
/** Signed; or the size it signed last, when that is not what was built upon; or why it will never sign this. */
export type SignerAnswer = { readonly lines: string } | { readonly signedLast: number } | { readonly refused: string };

const PATIENCE_MS = 5_000;

/** The process that holds the log's key. It checks for itself that the new tree contains what it signed last. */
export class SignerClient {
  constructor(private readonly place: SignerPlace) {}

  async sign(from: number, proof: readonly Buffer[], checkpoint: Checkpoint): Promise<SignerAnswer> {
    const answer = await this.ask('/sign-checkpoint', {
      method: 'POST',
      body: formatSignRequest(from, proof, checkpoint),
    });
    const said = await answer.text();
    if (answer.status === 200) return { lines: said };
    if (answer.status === 409) return { signedLast: Number(said) };
    if (answer.status === 422) return { refused: said.trim() };
    throw new Error(`the signer answered ${answer.status}: ${said.trim()}`);
  }

  /** What it signed last; null before its first signature. */
  async last(): Promise<Checkpoint | null> {
    const answer = await this.ask('/last-checkpoint', { method: 'GET' });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw new Error(`the signer answered ${answer.status}: ${(await answer.text()).trim()}`);
    return parseCheckpoint(parseNote(await answer.text()).text);
  }

  private ask(path: string, init: RequestInit): Promise<Response> {
    const { url, secret } = this.place;
    return fetch(new URL(path, url), { ...init, headers: { authorization: `Bearer ${secret}` }, signal: AbortSignal.timeout(PATIENCE_MS) });
  }
}
