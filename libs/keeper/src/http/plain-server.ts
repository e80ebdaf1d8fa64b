import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart } from '../cannot-start.js';
import { codeOf } from '../kept-file.js';
import type { LogLine } from '../log-line.js';
import { readBody } from './read-body.js';
import { PLAIN, Refused } from './refused.js';

/** Much more than a checkpoint with 63 hashes and 16 signatures of the largest kind needs. */
const LONGEST_BODY = 64 * 1024;
const PATIENCE_MS = 10_000;
const MOST_CONNECTIONS = 200;

export interface Asked {
  readonly authorization: string | undefined;
  /** Read only when it is asked for, so that nobody's body is read who may not be here. */
  body(): Promise<string>;
}
export interface Answered {
  readonly text: string;
  readonly status?: number;
  readonly type?: string;
}
export type Handler = (asked: Asked) => Answered | Promise<Answered>;
/** By method and address, such as `GET /health`, each spelt out: there is nothing to parse in an address. */
export type Routes = ReadonlyMap<string, Handler>;

export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

export interface Place {
  readonly host: string;
  /** 0 is any free one. */
  readonly port: number;
  /** How long a request may take to arrive, in milliseconds. */
  readonly patience?: number;
}

export async function listen(routes: Routes, place: Place, log: LogLine): Promise<Listening> {
  const patience = place.patience ?? PATIENCE_MS;
  const server = createServer(
    { requestTimeout: patience, headersTimeout: patience, connectionsCheckingInterval: patience / 10, maxHeaderSize: 8 * 1024 },
    (request, response) => void serve(routes, request, response, log),
  );
  server.maxConnections = MOST_CONNECTIONS;
  await bound(server, place);
  return { port: (server.address() as AddressInfo).port, stop: () => stopped(server) };
}

async function serve(routes: Routes, request: IncomingMessage, response: ServerResponse, log: LogLine): Promise<void> {
  const route = `${request.method} ${request.url}`;
  const asked = { authorization: request.headers.authorization, body: () => readBody(request, LONGEST_BODY) };
  const { status, text, type } = await answerOf(asked, routes.get(route), log);
  if (request.method !== 'GET' || status >= 500) log(status < 500 ? 'info' : 'error', 'answered', { route: route.slice(0, 200), status });
  // What has not been read will not be: the connection ends with the answer.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }).end(text);
}

async function answerOf(asked: Asked, handler: Handler | undefined, log: LogLine): Promise<Required<Answered>> {
  try {
    if (!handler) throw new Refused(404, 'There is nothing here.');
    return { status: 200, type: PLAIN, ...(await handler(asked)) };
  } catch (fault) {
    if (fault instanceof Refused) return { status: fault.status, type: fault.type, text: ended(fault.message) };
    log('error', 'a request failed', { fault: fault instanceof Error ? fault.stack : typeof fault });
    return { status: 500, type: PLAIN, text: 'Something went wrong here. No signature was given.\n' };
  }
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

function bound(server: Server, { host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault) =>
      reject(codeOf(fault) === 'EADDRINUSE' ? new CannotStart(`Port ${port} is taken: choose a free one.`) : fault),
    );
    server.listen(port, host, resolve);
  });
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
