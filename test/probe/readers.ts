import { mail } from './mail-reader.js';
import type { Output, OutputReader } from './output.js';

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
