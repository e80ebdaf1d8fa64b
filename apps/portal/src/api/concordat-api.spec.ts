import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PortalConfig } from '../config.js';
import { FieldErrors, NotAllowed, NotFound, NotSignedIn, OutcomeUnknown, ServiceFault, TryAgain } from './api-failure.js';
import { ConcordatApi } from './concordat-api.js';

const asker = { token: 'the-token', correlationId: '0196a000-0000-7000-8000-000000000001', pageName: 'MY_WORK' };

/** What the wire can do, played by a bare server: the real API is driven by the journeys, but it does not hang or break to order. */
describe('asking the API', () => {
  let server: Server;
  let answer: (req: IncomingMessage, res: ServerResponse, body: string) => void;
  let api: ConcordatApi;
  let hurried: ConcordatApi;

  beforeAll(async () => {
    server = createServer((req, res) => {
      let body = '';
      req.on('data', (chunk) => (body += String(chunk))).on('end', () => answer(req, res, body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    api = new ConcordatApi({ apiUrl, apiDeadlineMs: 5_000 } as PortalConfig);
    hurried = new ConcordatApi({ apiUrl, apiDeadlineMs: 150 } as PortalConfig);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const answers = (status: number, body: unknown): void => {
    answer = (_req, res) => {
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
  };
  const refuses = (extensions: object): void => answers(200, { data: null, errors: [{ message: 'no', extensions }] });
  const read = (by = api) => by.ask('Agreements', {}, asker);
  const change = (by = api) => by.ask('DiscardDraft', { id: asker.correlationId }, asker);

  it('sends the name of a registered operation with the person’s token, and no document of its own', async () => {
    const seen: { body?: unknown; headers?: IncomingMessage['headers'] } = {};
    answer = (req, res, body) => {
      Object.assign(seen, { body: JSON.parse(body) as unknown, headers: req.headers });
      res.end(JSON.stringify({ data: { agreements: [] } }));
    };
    expect(await read()).toEqual({ agreements: [] });
    expect(seen.body).toEqual({ operationName: 'Agreements', variables: {} });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer the-token', 'x-request-id': asker.correlationId, 'x-page': 'MY_WORK' });
  });

  it('asks nothing without a token', async () => {
    await expect(api.ask('Agreements', {}, { ...asker, token: undefined })).rejects.toBeInstanceOf(NotSignedIn);
  });

  it('tells the kinds of "no" apart', async () => {
    refuses({ code: 'UNAUTHENTICATED' });
    await expect(read()).rejects.toMatchObject({ constructor: NotSignedIn, expired: true });
    refuses({ code: 'NOT_FOUND' });
    await expect(read()).rejects.toBeInstanceOf(NotFound);
    refuses({ code: 'FORBIDDEN', reason: 'Only a supervisor may' });
    await expect(read()).rejects.toMatchObject({ constructor: NotAllowed, reason: 'Only a supervisor may' });
    refuses({ code: 'BAD_USER_INPUT', fields: { body: 'Enter what you know' } });
    await expect(change()).rejects.toMatchObject({ constructor: FieldErrors, fields: { body: 'Enter what you know' } });
    refuses({ code: 'TRY_AGAIN' });
    await expect(change()).rejects.toBeInstanceOf(TryAgain);
    refuses({ code: 'OUTCOME_UNKNOWN' });
    await expect(change()).rejects.toBeInstanceOf(OutcomeUnknown);
    refuses({ code: 'FAULT', correlationId: 'theirs' });
    await expect(change()).rejects.toMatchObject({ constructor: ServiceFault, correlationId: 'theirs', unreachable: false });
    answers(401, { message: 'Unauthorized' });
    await expect(read()).rejects.toBeInstanceOf(NotSignedIn);
  });

  it.each([
    ['says nothing', () => (answer = () => undefined)],
    ['hangs up', () => (answer = (_req, res) => res.destroy())],
    ['is a proxy that answers for it', () => (answer = (_req, res) => res.writeHead(502).end('<h1>Bad gateway</h1>'))],
    ['answers something else', () => answers(500, { statusCode: 500 })],
    ['stops in the middle', () => (answer = (_req, res) => void res.writeHead(200, { 'content-length': '100' }).write('{"data":'))],
  ])('when it %s, a read has failed but a change may have been done', async (_what, play) => {
    play();
    await expect(read(hurried)).rejects.toMatchObject({ constructor: ServiceFault, unreachable: true });
    await expect(change(hurried)).rejects.toBeInstanceOf(OutcomeUnknown);
  });

  it('does not hold up when nobody is there', async () => {
    const nobody = new ConcordatApi({ apiUrl: 'http://127.0.0.1:9', apiDeadlineMs: 150 } as PortalConfig);
    await expect(nobody.ask('Agreements', {}, asker)).rejects.toBeInstanceOf(ServiceFault);
    await expect(nobody.ask('DiscardDraft', { id: 'x' }, asker)).rejects.toBeInstanceOf(OutcomeUnknown);
  });
});
