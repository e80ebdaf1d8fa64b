import { platformConfig } from '@lib/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiParts, createApi } from '../../apps/api/src/start.js';
import type { FreshDatabase } from './database.js';
import type { TestIssuer } from './issuer.js';

export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Data | null | undefined;
  readonly errors: readonly { message: string; path?: unknown[]; extensions: { code: string } & Record<string, unknown> }[] | undefined;
}

/** The real API on a port of its own, spoken to over HTTP. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly address: string,
  ) {}

  static async start(
    database: FreshDatabase,
    issuer: TestIssuer,
    settings: Record<string, string> = {},
    parts: ApiParts = {},
  ): Promise<TestApi> {
    const app = await createApi(settingsFor(database, issuer, settings), { durability: 'of a test database', ...parts });
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, await app.getUrl());
  }

  async ask<Data = Record<string, unknown>>(
    token: string | null,
    query: string,
    variables: object = {},
    operationName?: string,
  ): Promise<Answer<Data>> {
    return this.post<Data>(JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) }), token);
  }

  async post<Data = Record<string, unknown>>(
    body: string,
    token: string | null,
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const answer = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      body,
    });
    const text = await answer.text();
    const parsed = JSON.parse(text) as Pick<Answer<Data>, 'data' | 'errors'>;
    return { status: answer.status, headers: answer.headers, text, data: parsed.data, errors: parsed.errors };
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}

export function settingsFor(database: FreshDatabase, issuer: TestIssuer, settings: Record<string, string> = {}) {
  return platformConfig({
    API_DATABASE_URL: database.apiUrl,
    OIDC_ISSUERS: JSON.stringify([{ issuer: issuer.issuer, clientId: 'portal', audience: issuer.audience, label: 'Test' }]),
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...settings,
  });
}
