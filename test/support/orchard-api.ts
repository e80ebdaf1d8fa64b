import { TestApi } from './api.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { TestIssuer } from './issuer.js';
import { OrchardModule } from './orchard/orchard.module.js';
import { type SmallWorld, smallWorld } from './small-world.js';

export const ORCHARD_OPERATIONS = `query Agencies { agencies { id name } }
query Person($id: UUID!) { person(id: $id) { ...Head notes(first: 2) { items { id body } endCursor hasMore } } }
query Find($text: String) { findPeople(text: $text) { items { matchKind person { ...Head } } endCursor hasMore } }
mutation StartSession { startSession(managedDevice: false) }
fragment Head on OrchardPerson { id name crn }`;

/** The API over the tests' own small context, its people signed in: person-0 to person-5 of small-world.ts. */
export interface OrchardApi {
  readonly database: FreshDatabase;
  readonly issuer: TestIssuer;
  readonly api: TestApi;
  readonly world: SmallWorld;
  /** A token of the nth person's sign-in. */
  tokenOf(person: number): string;
  stop(): Promise<void>;
}

export async function orchardApi(settings: Record<string, string> = {}): Promise<OrchardApi> {
  const database = await freshDatabase();
  const issuer = await TestIssuer.start();
  const world = await smallWorld(database.ownerUrl, issuer.issuer);
  const api = await TestApi.start(database, issuer, settings, { contexts: [OrchardModule], operations: ORCHARD_OPERATIONS });
  return {
    database,
    issuer,
    api,
    world,
    tokenOf: (person) => issuer.token(`person-${person}`, `session-${person}`),
    stop: async () => {
      await api.stop();
      await issuer.stop();
      await database.drop();
    },
  };
}

/** Numbers of small-world's people by what they are. */
export const POLICE = 0;
export const POLICE_SUPERVISOR = 1;
export const PROBATION = 2;
export const ADMINISTRATOR = 4;
