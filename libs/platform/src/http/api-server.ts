import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PlatformConfig } from '../config/platform-config.js';
import type { Limits } from '../graphql/limits.js';
import type { OperationRegistry } from '../graphql/registry.js';
import type { Logger } from '../logging/logger.js';
import { graphqlBody } from './graphql-body.js';
import { parseJsonBody } from './json-body.js';

const CORRELATION = /^[A-Za-z0-9._-]{8,64}$/;
const GRAPHQL = '/graphql';
const HEALTH = ['/ping', '/health', '/info'];

export interface ApiServerParts {
  readonly config: PlatformConfig;
  readonly logger: Logger;
  readonly registry: OperationRegistry;
  readonly limits: Limits;
}

/** The door to the network: size, depth, number of requests at once, one id a request, and only operations that may run. */
export function apiServer(parts: ApiServerParts): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: parts.limits.body,
    genReqId: ({ headers }: { headers: Record<string, unknown> }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && CORRELATION.test(given) ? given : randomUUID();
    },
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 100 },
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as string));
    } catch (fault) {
      done(fault as Error);
    }
  });
  boundRequestsInFlight(server, parts.config.API_REQUESTS_IN_FLIGHT);
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    if (pathOf(request) === GRAPHQL && request.method !== 'POST')
      await problem(reply, 405, 'BAD_USER_INPUT', 'Operations are sent with POST');
  });
  server.addHook('preHandler', async (request) => {
    if (pathOf(request) === GRAPHQL) request.body = graphqlBody(request.body, parts.registry, parts.config.NODE_ENV === 'production');
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, id } = request;
    parts.logger.info(
      { correlationId: id, method, path: pathOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  return adapter;
}

/** Past the bound a request is told to come back, at once: a queue would only make everybody late. Health is always answered. */
function boundRequestsInFlight(server: FastifyInstance, most: number): void {
  let inFlight = 0;
  server.addHook('onRequest', async (request, reply) => {
    if (HEALTH.includes(pathOf(request))) return;
    inFlight += 1;
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    if (inFlight <= most) return;
    void reply.header('retry-after', '1').header('x-request-id', request.id);
    await problem(reply, 503, 'FAULT', 'The service is busy. Try again in a moment', { correlationId: request.id });
  });
}

function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

function problem(reply: FastifyReply, status: number, code: string, message: string, extra: object = {}): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [{ message, extensions: { code, ...extra } }] }));
}
