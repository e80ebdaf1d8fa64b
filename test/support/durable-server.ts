import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressFor } from '../../apps/cli/src/database/addresses.js';
import { migrateDatabase } from '../../apps/cli/src/database/migrate-database.js';
import { findBinaries } from '../../apps/cli/src/postgres/binaries.js';
import { Cluster, withClient } from '../../apps/cli/src/postgres/cluster.js';
import { freePort } from '../../apps/cli/src/postgres/free-port.js';
import { serverUser } from '../../apps/cli/src/postgres/os-user.js';
import { roleKeys } from '../../apps/cli/src/settings/installation.js';
import { madeSecrets } from '../../apps/cli/src/settings/kept.js';

/** The server that `npm start` makes, with the settings it makes it with: the one of the tests does without the disk. */
export class DurableServer {
  private constructor(
    private readonly cluster: Cluster,
    private readonly apiPassword: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<DurableServer> {
    const secrets = madeSecrets();
    const folder = mkdtempSync(join(tmpdir(), 'concordat-durable-'));
    chmodSync(folder, 0o711);
    const user = serverUser();
    const binaries = findBinaries(user, '/var/lib/concordat/test');
    const place = {
      dataFolder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      binaries,
      user,
      password: secrets.superuser,
    };
    const cluster = new Cluster(place, await freePort());
    const server = new DurableServer(cluster, secrets.roles.api, folder);
    try {
      cluster.create();
      await cluster.start();
      await cluster.ensureDatabase('concordat');
      await migrateDatabase(cluster.url('concordat'), roleKeys({}, secrets));
      return server;
    } catch (fault) {
      await server.stop();
      throw fault;
    }
  }

  apiUrl(database = 'concordat'): string {
    return addressFor(this.cluster.url(database), 'api', this.apiPassword);
  }

  run(...statements: string[]): Promise<void> {
    return withClient(this.cluster.url('postgres'), async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  }

  async stop(): Promise<void> {
    await this.cluster.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
