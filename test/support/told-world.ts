import { loadWorld } from '../../apps/cli/src/world/load-world.js';
import { readWorld } from '../../apps/cli/src/world/read-world.js';
import type { Slugs } from '../../apps/cli/src/world/slugs.js';
import { worldPath } from '../../apps/cli/src/world/world-folder.js';
import type { WorldFile } from '../../apps/cli/src/world/world-file.js';
import { type Answer, TestApi } from './api.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { TestIssuer } from './issuer.js';

/** A described world behind the real API, and its people asking by the registered operations, as the portal does. */
export class ToldWorld {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly database: FreshDatabase,
    readonly issuer: TestIssuer,
    readonly api: TestApi,
    readonly slugs: Slugs,
  ) {}

  /** As it stands at an instant: later acts have not happened, and the clock shows that instant. */
  static async asAt(file: string | WorldFile, instant: string): Promise<ToldWorld> {
    const database = await freshDatabase();
    const issuer = await TestIssuer.start();
    const world = typeof file === 'string' ? await readWorld(worldPath(file)) : file;
    const at = new Date(instant);
    const { slugs } = await loadWorld(world, { ...database, issuer: issuer.issuer }, { name: 'test', until: at, clock: at });
    return new ToldWorld(database, issuer, await TestApi.start(database, issuer), slugs);
  }

  /** `subject` is the account of a person of the world. */
  async ask<Data = Record<string, unknown>>(subject: string, operationName: string, variables: object = {}): Promise<Answer<Data>> {
    return this.api.post<Data>(JSON.stringify({ operationName, variables }), await this.signedIn(subject));
  }

  /** A document that nobody registered. */
  async raw<Data = Record<string, unknown>>(subject: string, query: string, variables: object = {}): Promise<Answer<Data>> {
    return this.api.ask<Data>(await this.signedIn(subject), query, variables);
  }

  /** The data, and a failure that shows what came instead. */
  async tell<Data>(subject: string, operationName: string, variables: object = {}): Promise<Data> {
    const answer = await this.ask<Data>(subject, operationName, variables);
    if (!answer.data || answer.errors) throw new Error(`${operationName} as ${subject}: ${answer.text}`);
    return answer.data;
  }

  async strike(): Promise<void> {
    await this.api.stop();
    await this.issuer.stop();
    await this.database.drop();
  }

  private async signedIn(subject: string): Promise<string> {
    const known = this.tokens.get(subject);
    if (known) return known;
    const token = this.issuer.token(subject, `session-of-${subject}`);
    const answer = await this.api.post<{ startSession: boolean }>(
      JSON.stringify({ operationName: 'StartSession', variables: { managedDevice: true } }),
      token,
    );
    if (answer.data?.startSession !== true) throw new Error(`${subject} cannot sign in: ${answer.text}`);
    this.tokens.set(subject, token);
    return token;
  }
}
