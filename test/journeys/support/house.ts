import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../../apps/cli/src/postgres/free-port.js';
import { environmentFor, type ServiceName } from '../../../apps/cli/src/settings/environment.js';
import type { Installation } from '../../../apps/cli/src/settings/installation.js';
import { madeSecrets } from '../../../apps/cli/src/settings/kept.js';
import { type LogKeepers, prepareKeepers } from '../../../apps/cli/src/supervise/log-keepers.js';
import type { FreshDatabase } from '../../support/database.js';
import { demoDatabase } from './demo-database.js';
import { RunningProcess } from './running-process.js';

const root = resolve(import.meta.dirname, '../../..');

/** The whole product as `npm start` runs it, on ports and a database of its own: real processes from the build, the demonstration loaded. */
export class House {
  private readonly services = new Map<string, RunningProcess>();

  private constructor(
    readonly place: Installation,
    readonly database: FreshDatabase,
    private readonly keepers: LogKeepers,
  ) {}

  /** With the demonstration, unless another database and another kind of place are asked for. */
  static async open(database: (issuer: string) => Promise<FreshDatabase> = demoDatabase, kind: Partial<Installation> = {}): Promise<House> {
    build();
    const place = { ...(await newPlace()), ...kind };
    // A signer without witnesses: what is shared is sealed here as it is anywhere.
    const keepers = await prepareKeepers({ ...place, demo: false });
    const house = new House(place, await database(place.identityUrl), keepers);
    try {
      await Promise.all([house.keep(), house.start('identity'), house.start('api'), house.start('worker')]);
      await house.start('portal');
      return house;
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  get url(): string {
    return this.place.portalUrl;
  }

  async start(name: ServiceName, changes: NodeJS.ProcessEnv = {}): Promise<void> {
    const { apiUrl: api, portalUrl: portal, workerUrl: worker, integratorUrl: integrator, identityUrl: identity } = this.database;
    const env = environmentFor(name, this.place, { api, portal, worker, integrator, identity }, this.keepers);
    const service = RunningProcess.start(name, [join(root, `dist/apps/${name}/src/main.js`)], { ...env, ...changes });
    this.services.set(name, service);
    return service.ready();
  }

  private async keep(): Promise<void> {
    for (const { name, main, environment } of this.keepers.plans) {
      const service = RunningProcess.start(name, [main], environment);
      this.services.set(name, service);
      await service.ready();
    }
  }

  async stop(name: ServiceName, signal?: NodeJS.Signals): Promise<void> {
    await this.services.get(name)?.stop(signal);
  }

  lastWordsOf(name: ServiceName): string {
    return this.services.get(name)?.lastWords ?? '';
  }

  async close(): Promise<void> {
    await Promise.all([...this.services.values()].map((service) => service.stop()));
    await this.database.drop();
    rmSync(this.place.dataDir, { recursive: true, force: true });
  }
}

/** Builds only what changed; the tests run what users run. */
function build(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'apps/cli/build.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

async function newPlace(): Promise<Installation> {
  const [portal, api, identity] = [await freePort(), await freePort(), await freePort()];
  const here = (port: number): string => `http://localhost:${port}`;
  return {
    dataDir: mkdtempSync(join(tmpdir(), 'concordat-journey-')),
    secrets: madeSecrets(),
    ports: { portal, api, identity },
    portalUrl: here(portal),
    apiUrl: here(api),
    identityUrl: here(identity),
    mode: 'test', // its database may do without the disk, by name
    demo: true,
    local: false,
  };
}
