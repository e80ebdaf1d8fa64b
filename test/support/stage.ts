import type { Type } from '@nestjs/common';
import { type Cast, type Player, signedInCast } from './actors.js';
import { type Answer, TestApi } from './api.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { TestIssuer } from './issuer.js';

/** A stage is set in a second on an idle machine; two cores shared by a whole run are not idle. */
jest.setTimeout(60_000);

/** A database, an identity provider, the real API with these contexts, and the cast signed in. */
export class Stage {
  private constructor(
    readonly database: FreshDatabase,
    readonly issuer: TestIssuer,
    readonly api: TestApi,
    readonly cast: Cast,
  ) {}

  static async set(parts: { contexts?: readonly Type[]; operations?: string } = {}): Promise<Stage> {
    const database = await freshDatabase();
    const issuer = await TestIssuer.start();
    const cast = await signedInCast(database.ownerUrl, issuer);
    return new Stage(database, issuer, await TestApi.start(database, issuer, {}, parts), cast);
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
