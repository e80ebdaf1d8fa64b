import { PipelinedReader, UnitOfWork } from '@lib/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLFieldResolver } from 'graphql';
import type { ApiParts } from '../../apps/api/src/start.js';
import type { Attack } from '../../apps/cli/src/bench/attacks.js';
import { TestApi } from './api.js';
import { asOwner } from './database.js';
import type { Stage } from './stage.js';

export const ISSUER = 'https://identity.example';

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** The API with everything that could execute counted: handlers at the top of the schema, statements that read, transactions that write. */
export class WatchedApi {
  executed = 0;

  private constructor(
    readonly api: TestApi,
    private readonly token: string,
  ) {}

  /** The stage's people have to be with this issuer: see `move`. */
  static async start(stage: Stage, NODE_ENV: string, parts: ApiParts = {}): Promise<WatchedApi> {
    const { issuer, database } = stage;
    const trusted = { issuer: ISSUER, jwksUri: `${issuer.issuer}/jwks`, clientId: 'portal', audience: issuer.audience, label: 'Test' };
    const api = await TestApi.start(database, issuer, { NODE_ENV, OIDC_ISSUERS: JSON.stringify([trusted]) }, parts);
    const watched = new WatchedApi(api, issuer.token('policeManager', 'policeManager', { iss: ISSUER }));
    watched.count();
    return watched;
  }

  /** Production takes no identity provider without https, so everybody is moved to one. */
  static async move({ database, issuer }: Stage): Promise<void> {
    await asOwner(database.ownerUrl, async (owner) => {
      await owner.query('update concordat.account set issuer = $1', [ISSUER]);
      await owner.query('update concordat.sign_in set token_session = replace(token_session, $1, $2)', [issuer.issuer, ISSUER]);
    });
  }

  private count(): void {
    const { app } = this.api;
    const counted = <Act extends (...args: never[]) => unknown>(act: Act): Act =>
      ((...args: Parameters<Act>) => {
        this.executed += 1;
        return act(...args);
      }) as Act;
    const reader = app.get(PipelinedReader, { strict: false });
    const work = app.get(UnitOfWork, { strict: false });
    reader.readTogether = counted(reader.readTogether.bind(reader)) as typeof reader.readTogether;
    work.run = counted(work.run.bind(work)) as typeof work.run;
    const { schema } = app.get(GraphQLSchemaHost, { strict: false });
    for (const root of [schema.getQueryType(), schema.getMutationType()])
      for (const field of Object.values(root?.getFields() ?? {}))
        if (field.resolve) field.resolve = counted(field.resolve as GraphQLFieldResolver<unknown, unknown>);
  }

  async send({ method, path, headers, body }: Omit<Attack, 'name'>): Promise<Answered> {
    const answer = await fetch(`${this.api.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  async ask(body: object): Promise<Answered> {
    return this.send({ method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }
}
