import { parsePolicy, type Policy } from '@lib/tlog';
import pg from 'pg';
import { askWitness, type Witness } from './ask-witness.js';
import { beginLog } from './begin-log.js';
import { Halted } from './halted.js';
import { integrate } from './integrate.js';
import { LogTables } from './log-tables.js';
import { lookBack } from './look-back.js';
import { type Signing, signNewest } from './sign-newest.js';
import { SignerClient, type SignerPlace } from './signer-client.js';

export interface SealerPlaces {
  /** As concordat_integrator. */
  readonly databaseUrl: string;
  readonly signer: SignerPlace;
  /** A tlog-policy: the log's public key, the witnesses and how many of them are enough. */
  readonly policy: string;
}
/** Whoever wants to know what happens; nothing about anybody is ever said. */
export interface SealerLog {
  info(what: object, words: string): void;
  error(what: object, words: string): void;
}
const BATCH = 2_000;
/** Many small trees would cost more than a few larger ones; nobody notices a quarter of a second. */
const BETWEEN_MS = 250;
const AGAIN_MS = 1_000;
const LOOK_BACK_MS = 5_000;

/**
 * Places what was recorded, has it signed and witnessed, for as long as it runs. It looks often instead of being told: a notification in the
 * act's transaction would put all acts in one queue when they commit. Whatever fails is tried again; only what is wrong halts it.
 */
export class Sealer {
  private stopping = false;
  private readonly ended: Promise<unknown>;
  private readonly policy: Policy;
  private readonly signing: Signing;

  constructor(
    private readonly places: SealerPlaces,
    private readonly log: SealerLog,
  ) {
    this.policy = parsePolicy(places.policy);
    const [key] = this.policy.logs;
    if (!key) throw new Error('the policy names no log');
    this.signing = { signer: new SignerClient(places.signer), key };
    const asked = [...this.policy.witnesses].flatMap(([name, { key: theirs, url }]) => (url === null ? [] : [{ name, key: theirs, url }]));
    this.ended = Promise.all([
      this.keepOn('sealing', (client) => this.seal(client)),
      ...asked.map((witness) => this.keepOn(`witness ${witness.name}`, (client) => this.witness(client, witness))),
    ]);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.ended;
  }

  private async seal(client: pg.Client): Promise<void> {
    await beginLog(client, this.signing.key.name);
    const tables = new LogTables(client);
    await tables.expect([...this.policy.witnesses.keys()]);
    const found = await tables.requeue();
    if (found > 0) this.log.info({ entries: found }, 'entries that had lost their place in line were put back');
    while (!this.stopping) {
      const why = await lookBack(client, this.signing, this.policy);
      await tables.halt(why);
      if (why !== null) this.log.error({ why }, 'the record is halted: nothing can be recorded until this is mended');
      else await this.rounds(client, tables);
      if (!this.stopping) await pause(LOOK_BACK_MS);
    }
  }

  /** Until something is wrong, or it is told to stop. */
  private async rounds(client: pg.Client, tables: LogTables): Promise<void> {
    try {
      while (!this.stopping) {
        const placed = await integrate(client, BATCH);
        const signed = await signNewest(client, this.signing);
        if (signed) this.log.info({ size: signed.size }, 'sealed');
        if (placed < BATCH) await pause(BETWEEN_MS);
      }
    } catch (fault) {
      if (!(fault instanceof Halted)) throw fault;
      await tables.halt(fault.message);
      this.log.error({ why: fault.message }, 'the record is halted: nothing can be recorded until this is mended');
    }
  }

  private async witness(client: pg.Client, witness: Witness): Promise<void> {
    while (!this.stopping) {
      await askWitness(client, witness);
      await pause(AGAIN_MS);
    }
  }

  /** A connection of its own, made again when it is lost; the same trouble is told once. */
  private async keepOn(what: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
    let told = '';
    while (!this.stopping) {
      const client = new pg.Client({ connectionString: this.places.databaseUrl, application_name: 'concordat-integrator' });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await work(client);
      } catch (fault) {
        const why = fault instanceof Error ? fault.message : 'no answer';
        if (why !== told) this.log.error({ what, why }, 'not done yet; it is tried again');
        told = why;
        if (!this.stopping) await pause(AGAIN_MS);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
