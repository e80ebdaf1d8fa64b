import type { FreshDatabase } from '../support/database.js';
import { mail } from './mail-reader.js';
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
  outputs(asked: { readonly api: ProbeApi; readonly principal: Principal; readonly world: ProbeWorld; readonly database: FreshDatabase }): Promise<readonly Output[]>;
}

const ROUTES: readonly (readonly [method: string, path: string, body?: string])[] = [
  ['GET', '/health'],
  ['GET', '/health/live'],
  ['GET', '/health/ready'],
  ['GET', '/graphql?query={__typename}'],
  ['POST', '/graphql', '{'],
  ['POST', '/graphql', '{"query":"query { persn { id } }"}'],
  ['POST', '/graphql', '{"operationName":"Nothing"}'],
  ['GET', '/nothing-here'],
];

/** The routes beside GraphQL, and requests that are none. */
const routes: OutputReader = {
  name: 'routes',
  async outputs({ api, principal }) {
    const found: Output[] = [];
    for (const [method, path, body] of ROUTES) {
      const answer = await api.send(method, path, principal.token, body);
      found.push({ where: `${method} ${path}`, text: `${answer.headers}\n${answer.text}` });
    }
    return found;
  },
};

/** Every way out that is not GraphQL. A new one (a CSV, a PDF, a mail, a stream of events, what an import turned away) brings its reader here. */
export const OUTPUT_READERS: readonly OutputReader[] = [routes, mail];
