import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM_CONFIG, type PlatformConfig } from '../config/platform-config.js';
import { type Durability, DURABILITY, durabilityFaults } from '../database/durability.js';
import { PipelinedReader } from '../database/pipelined-reader.js';

/** What the build knows of itself, handed in by the app. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly migrations: readonly string[];
}
export const RELEASE = Symbol('RELEASE');

export interface HealthAnswer {
  readonly ready: boolean;
  readonly problems: readonly string[];
}

const QUESTION = `select (select c.shift <> interval '0' from concordat.clock c) as shifted,
  (select coalesce(array_agg(m.name::text), '{}') from concordat.migrations m) as migrations`;

@Injectable()
export class Health {
  constructor(
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
    @Inject(RELEASE) readonly release: Release,
    @Inject(DURABILITY) private readonly durability: Durability,
    private readonly reader: PipelinedReader,
  ) {}

  async check(): Promise<HealthAnswer> {
    try {
      const [found] = await this.reader.ask<{ shifted: boolean; migrations: string[] }>({ text: QUESTION, values: [] });
      const missing = this.release.migrations.filter((name) => !found?.migrations.includes(name));
      const problems = [
        ...(missing.length > 0 ? [`the database has not had these migrations: ${missing.join(', ')}`] : []),
        ...(found?.shifted && this.config.NODE_ENV === 'production' ? ['the clock of the record has been moved'] : []),
        // Looked at each time: whoever may reload the server's settings may change them under a running process.
        ...(await durabilityFaults(this.reader, this.durability)),
      ];
      return { ready: problems.length === 0, problems };
    } catch {
      return { ready: false, problems: ['the database cannot be reached'] };
    }
  }
}
