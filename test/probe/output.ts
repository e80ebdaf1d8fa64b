import type { FreshDatabase } from '../support/database.js';
import type { Principal } from './principal.js';
import type { ProbeApi } from './probe-api.js';
import type { ProbeWorld } from './world/world.js';

/** What came out of the service for one person by a way that is not GraphQL: its text, and the way. */
export interface Output {
  readonly where: string;
  readonly text: string;
}
export interface OutputReader {
  readonly name: string;
  outputs(asked: {
    readonly api: ProbeApi;
    readonly principal: Principal;
    readonly world: ProbeWorld;
    readonly database: FreshDatabase;
  }): Promise<readonly Output[]>;
}
