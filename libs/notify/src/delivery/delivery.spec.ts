import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outcomeOf as outcomeOfSmtp } from './smtp-mail.js';
import { NotifyMail } from './notify-mail.js';

const SECRET = '6d1f7a02-54d1-4b6a-8a7e-0c4f0f4d9f11';
const SERVICE = '2b1c62f5-3a39-4c1d-9d7e-9d2f1f6a7b20';
const TEMPLATE = 'b7c1c5a4-2f0e-4f53-9c61-3b2a0f0c8d11';
const MESSAGE = {
  id: '019d0000-0000-7000-8000-000000000001',
  to: 'wren@northshire.example',
  subject: 'Something',
  body: 'There is something.',
};

/** What GOV.UK Notify answers, as far as we use it: signed as its documentation says, or refused. */
describe('by GOV.UK Notify', () => {
  const asked: { method: string; path: string; body: string }[] = [];
  let answer: { status: number; body: unknown };
  let server: Server;
  let mail: NotifyMail;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked.push({ method: request.method ?? '', path: request.url ?? '', body: Buffer.concat(chunks).toString() });
        const good = signedByUs(request.headers.authorization ?? '');
        response.writeHead(good ? answer.status : 403, { 'content-type': 'application/json' });
        response.end(JSON.stringify(good ? answer.body : { errors: [] }));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    mail = new NotifyMail({ key: `concordat-${SERVICE}-${SECRET}`, templateId: TEMPLATE, url });
  });
  afterAll(() => new Promise((closed) => server.close(closed)));
  beforeEach(() => {
    asked.length = 0;
    answer = { status: 201, body: { id: 'x' } };
  });

  it('sends the address, the template and its two words, and our id as the reference', async () => {
    expect(await mail.send(MESSAGE)).toBe('SENT');
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v2/notifications/email']);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      template_id: TEMPLATE,
      email_address: MESSAGE.to,
      personalisation: { subject: MESSAGE.subject, body: MESSAGE.body },
      reference: MESSAGE.id,
    });
  });

  it.each([
    [400, 'REFUSED'],
    [403, 'DOWN'],
    [429, 'DOWN'],
    [500, 'UNKNOWN'],
  ])('answered %i, it is %s', async (status, outcome) => {
    answer = { status, body: { errors: [] } };
    expect(await mail.send(MESSAGE)).toBe(outcome);
  });

  it('is down where nobody listens, and where the key is not ours', async () => {
    const nobody = new NotifyMail({ key: `concordat-${SERVICE}-${SECRET}`, templateId: TEMPLATE, url: 'http://127.0.0.1:9' });
    expect(await nobody.send(MESSAGE)).toBe('DOWN');
    expect(await nobody.wasTaken(MESSAGE.id)).toBeNull();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await new NotifyMail({ key: `concordat-${SERVICE}-${TEMPLATE}`, templateId: TEMPLATE, url }).send(MESSAGE)).toBe('DOWN');
  });

  it('can be asked by our id whether it took a message', async () => {
    answer = { status: 200, body: { notifications: [{ id: 'x', reference: MESSAGE.id }], links: {} } };
    expect(await mail.wasTaken(MESSAGE.id)).toBe(true);
    expect(asked[0]?.path).toContain(`reference=${MESSAGE.id}`);
    answer = { status: 200, body: { notifications: [], links: {} } };
    expect(await mail.wasTaken(MESSAGE.id)).toBe(false);
    answer = { status: 500, body: {} };
    expect(await mail.wasTaken(MESSAGE.id)).toBeNull();
  });
});

function signedByUs(header: string): boolean {
  const [head = '', claims = '', signature = ''] = header.replace('Bearer ', '').split('.');
  const { iss } = JSON.parse(Buffer.from(claims || 'e30', 'base64url').toString()) as { iss?: string };
  return iss === SERVICE && createHmac('sha256', SECRET).update(`${head}.${claims}`).digest('base64url') === signature;
}

describe('by SMTP', () => {
  it.each([
    ['the server refuses the box', { responseCode: 550, command: 'RCPT TO' }, 'REFUSED'],
    ['the server asks to come again', { responseCode: 451, command: 'DATA' }, 'LATER'],
    ['nobody listens', { code: 'ECONNREFUSED', command: 'CONN' }, 'DOWN'],
    ['the connection is lost before the text was sent', { code: 'ECONNECTION', command: 'MAIL FROM' }, 'DOWN'],
    ['the connection is lost after the text was sent', { code: 'ECONNECTION', command: 'DATA' }, 'UNKNOWN'],
    ['nothing is known', {}, 'UNKNOWN'],
    ['our own name and password are wrong', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'DOWN'],
  ])('when %s', (_when, failed, outcome) => expect(outcomeOfSmtp(failed)).toBe(outcome));
});
