import type { Cast } from './actors.js';
import { signedInCast } from './actors.js';
import { aNote, aPerson } from './builders.js';
import { asOwner, type FreshDatabase, freshDatabase, setClock } from './database.js';
import { TestIssuer } from './issuer.js';
import { recorded } from './loader.js';
import { aSet } from './set-builder.js';
import { buildWorker, WorkerProcess, workOnce } from './worker.js';

export interface Item {
  readonly kind: string;
  readonly agency_id: string;
  readonly unit_id: string | null;
  readonly staff_id: string | null;
  readonly role: string | null;
  readonly recipient_agency_id: string | null;
  readonly note_ids: readonly string[];
  readonly summary: string;
  readonly closed_at: Date | null;
  readonly closed_words: string | null;
  readonly dedupe_key: string;
  readonly raised_at: Date;
}
export const NOON = '2027-03-01T12:00:00Z';

/** A database, the cast, and the worker as it is delivered; what it did is looked at past row security. */
export class WorkerStage {
  private constructor(
    readonly database: FreshDatabase,
    readonly cast: Cast,
  ) {}

  static async set(): Promise<WorkerStage> {
    buildWorker();
    const issuer = await TestIssuer.start();
    const database = await freshDatabase();
    const cast = await signedInCast(database.ownerUrl, issuer);
    await issuer.stop();
    return new WorkerStage(database, cast);
  }

  strike(): Promise<void> {
    return this.database.drop();
  }

  async clock(instant: string): Promise<void> {
    await setClock(this.database.ownerUrl, instant);
  }

  start(environment: Record<string, string> = {}, ...words: string[]): WorkerProcess {
    return new WorkerProcess({ WORKER_DATABASE_URL: this.database.workerUrl, ...environment }, ...words);
  }

  async once(): Promise<void> {
    const { code, err, out } = await workOnce(this.database.workerUrl);
    if (code !== 0) throw new Error(`${err}\n${out}`);
  }

  async sql<Row extends object = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<Row[]> {
    return recorded<Row>(this.database.ownerUrl, text, ...values);
  }

  items(kind: string, personId: string | null = null): Promise<Item[]> {
    const text = 'select * from concordat.work_item where kind = $1 and ($2::uuid is null or person_id = $2) order by raised_at, id';
    return this.sql<Item>(text, kind, personId);
  }

  async jobs(): Promise<number> {
    return (await this.sql('select 1 from graphile_worker._private_jobs')).length;
  }

  /** As an act does. */
  async enqueue(task: string, payload: object, key: string | null = null): Promise<void> {
    await asOwner(this.database.apiUrl, (client) =>
      client.query('select concordat.enqueue($1, $2::jsonb, $3)', [task, JSON.stringify(payload), key]),
    );
  }

  /** What probation told the police, while the prison and the police each hold something graver. */
  async alder(): Promise<{ person: string; weapon: string; threats: string; order: string }> {
    const { practitioner, prisonSecurity, policeManager } = this.cast.players;
    const person = await aPerson().knownTo(practitioner).knownTo(policeManager).knownTo(prisonSecurity).put(this.cast);
    const held = (by: typeof practitioner) => aNote().grave().about(person).heldBy(by).recordedAt('2027-01-10T09:00:00Z');
    const weapon = await held(prisonSecurity).saying('A blade under the mattress.').put(this.cast);
    const threats = await held(prisonSecurity).put(this.cast);
    const order = await held(policeManager).put(this.cast);
    const address = await aNote().slight().about(person).heldBy(practitioner).recordedAt('2027-01-12T09:00:00Z').put(this.cast);
    const told = aSet().by(practitioner).about(person).to(policeManager).at('2027-02-25T10:00:00Z').shared(address, 'LOW');
    await told.put(this.cast);
    return { person, weapon, threats, order };
  }
}
