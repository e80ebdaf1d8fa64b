import type { Type } from '@nestjs/common';
import { type Cast, type Player, signedInCast } from './actors.js';
import { type Answer, TestApi } from './api.js';
import { type FreshDatabase, freshDatabase, planOnce } from './database.js';
import { TestIssuer } from './issuer.js';

/** A stage is set in a second on an idle machine; two cores shared by a whole run are not idle. */
jest.setTimeout(60_000);

/**
 * Usually as it is delivered. Where many thousand requests of every kind are sent, most of the database's time goes into planning each statement
 * for each of four connections and for the first five times there: then once, for one.
 */
export type Manner = 'as delivered' | 'for many requests';
const settingsOf = (manner: Manner): Record<string, string> => (manner === 'for many requests' ? { API_READ_CONNECTIONS: '1' } : {});

/** A database, an identity provider, the real API with these contexts, and the cast signed in. */
export class Stage {
  private constructor(
    readonly database: FreshDatabase,
    readonly issuer: TestIssuer,
    readonly api: TestApi,
    readonly cast: Cast,
  ) {}

  static async set(parts: { contexts?: readonly Type[]; operations?: string } = {}, manner: Manner = 'as delivered'): Promise<Stage> {
    const database = await freshDatabase();
    if (manner === 'for many requests') await planOnce(database.ownerUrl);
    const issuer = await TestIssuer.start();
    const cast = await signedInCast(database.ownerUrl, issuer);
    return new Stage(database, issuer, await TestApi.start(database, issuer, settingsOf(manner), parts), cast);
  }

  as<Data = Record<string, unknown>>(player: Player, query: string, variables: object = {}): Promise<Answer<Data>> {
    return this.api.ask<Data>(this.cast.players[player].token, query, variables);
  }

  async strike(): Promise<void> {
    await this.api.stop();
    await this.issuer.stop();
    await this.database.drop();
  }
}
