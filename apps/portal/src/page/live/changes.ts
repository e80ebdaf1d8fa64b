import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { PORTAL_CONFIG, type PortalConfig } from '../../config.js';

const CHANNEL = 'concordat_conference';
const AGAIN_MS = 2_000;

/**
 * Says that something changed, by its identifier and nothing else: what there is to see is then asked of the API by whoever looks. One
 * connection for all who follow, opened when the first of them comes; when it was lost, everybody looks once, since nobody knows what was missed.
 */
@Injectable()
export class Changes implements OnApplicationShutdown {
  private readonly followers = new Map<string, Set<() => void>>();
  private client: Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(@Inject(PORTAL_CONFIG) private readonly config: PortalConfig) {}

  /** Answers how to stop following. */
  follow(id: string, changed: () => void): () => void {
    const those = this.followers.get(id) ?? new Set();
    this.followers.set(id, those.add(changed));
    void this.listen();
    return () => {
      those.delete(changed);
      if (those.size === 0) this.followers.delete(id);
    };
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    if (this.client || this.stopped) return;
    const client = new Client({ connectionString: this.config.databaseUrl, keepAlive: true });
    this.client = client;
    client.on('notification', ({ payload }) => this.tell(payload ?? ''));
    client.on('error', () => undefined);
    client.once('end', () => this.lost());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      for (const id of this.followers.keys()) this.tell(id);
    } catch {
      await client.end().catch(() => undefined);
      this.lost();
    }
  }

  private lost(): void {
    this.client = undefined;
    if (this.stopped || this.followers.size === 0) return;
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.listen(), AGAIN_MS);
    this.again.unref();
  }

  private tell(id: string): void {
    for (const changed of this.followers.get(id) ?? []) changed();
  }
}
