import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { logLines } from '../log-line.js';
import { type Handler, listen, type Listening, type Routes } from './plain-server.js';
import { Refused } from './refused.js';

describe('the plain server', () => {
  const lines: string[] = [];
  let listening: Listening;
  const routes: Routes = new Map<string, Handler>([
    ['POST /echo', async ({ body }) => ({ text: await body() })],
    ['POST /shut', () => Promise.reject(new Refused(401, 'Not you.'))],
    ['GET /broken', () => Promise.reject(new Error('a secret stands here'))],
    ['GET /well', () => ({ text: 'well' })],
  ]);
  beforeAll(async () => {
    listening = await listen(
      routes,
      { host: '127.0.0.1', port: 0 },
      logLines('test', (line) => lines.push(line)),
    );
  });
  afterAll(() => listening.stop());

  const ask = (path: string, body?: BodyInit) =>
    fetch(`http://127.0.0.1:${listening.port}${path}`, { method: body === undefined ? 'GET' : 'POST', body });

  /** What comes back on a bare connection, until it is closed. */
  const raw = (text: string, port = listening.port): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => void socket.write(text));
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });

  it('takes 64 KiB, to the byte, and no more', async () => {
    const most = 'é'.repeat(32 * 1024);
    expect(await (await ask('/echo', most)).text()).toBe(most);
    expect((await ask('/echo', `${most}.`)).status).toBe(413);
  });

  it('stops a body of no stated length when it becomes too long, and ends the connection', async () => {
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const answer = await raw(`POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}${chunk}`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer.split('\r\n\r\n')[0]).toMatch(/connection: close/i);
  });

  it('cuts off a body and a head that do not come', async () => {
    const impatient = await listen(
      routes,
      { host: '127.0.0.1', port: 0, patience: 300 },
      logLines('test', () => undefined),
    );
    const answers = await Promise.all([
      raw('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc', impatient.port),
      raw('GET /well HTTP/1.1\r\nhost:', impatient.port),
    ]);
    expect(answers[0]).toMatch(/^HTTP\/1.1 408 /);
    expect(answers[1]).toMatch(/^HTTP\/1.1 408 /);
    await impatient.stop();
  });

  it('refuses before it has read a body that it does not want', async () => {
    const answer = await raw('POST /shut HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(answer).toContain('Not you.\n');
  });

  it('knows its addresses by heart', async () => {
    expect((await ask('/well')).status).toBe(200);
    for (const path of ['/', '/well/', '/well?x', '//well', '/WELL']) expect((await ask(path)).status).toBe(404);
    expect((await ask('/well', 'posted')).status).toBe(404);
  });

  it('takes only UTF-8', async () => {
    expect((await ask('/echo', Buffer.from([0x6f, 0xff]))).status).toBe(400);
  });

  it('says nothing of a fault to whoever asked, and where it was to the log', async () => {
    const answer = await ask('/broken');
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong here. No signature was given.\n']);
    expect(
      lines.map((line) => JSON.parse(line) as { msg: string; fault?: string }).find(({ msg }) => msg === 'a request failed')?.fault,
    ).toContain('plain-server.spec');
  });

  it('lives on when somebody hangs up in the middle', async () => {
    const socket = connect(listening.port, '127.0.0.1', () =>
      socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc'),
    );
    await pause(50);
    socket.destroy();
    expect((await ask('/well')).status).toBe(200);
    expect(lines.filter((line) => line.includes('/echo') && line.includes('500'))).toEqual([]);
  });

  it('says which port is taken', async () => {
    await expect(
      listen(
        routes,
        { host: '127.0.0.1', port: listening.port },
        logLines('test', () => undefined),
      ),
    ).rejects.toThrow(`Port ${listening.port} is taken`);
  });
});
