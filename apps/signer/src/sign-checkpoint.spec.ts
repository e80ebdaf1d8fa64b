import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Listening } from '@lib/keeper';
import { openCheckpoint, parseNote, type VerifierKey, verifySignature } from '@lib/tlog';
import { beginLog, makeNextKey } from './keys.js';
import { askToSign, bodyOf, History, newFolder, ORIGIN, startIn } from './spec/signing.js';

describe('what the signer answers', () => {
  let folder: string;
  let signer: Listening;
  let key: VerifierKey;
  let one: History;
  let other: History;
  beforeAll(async () => {
    [one, other] = await Promise.all([History.of('one', 40, 10), History.of('other', 40, 10)]);
  });
  beforeEach(async () => {
    folder = newFolder();
    key = beginLog(folder, ORIGIN).verifier;
    signer = await startIn(folder);
  });
  afterEach(async () => {
    await signer.stop();
    rmSync(folder, { recursive: true });
  });

  const ask = (body: string, secret?: string) => askToSign(signer.port, body, secret);
  const get = (path: string) => fetch(`http://127.0.0.1:${signer.port}${path}`);
  const sign = async (oldSize: number, size: number, history = one) => ask(await history.body(oldSize, size));

  it('200: a signature that opens the checkpoint, and what it keeps is that note', async () => {
    const answer = await sign(0, 7);
    expect(answer.status).toBe(200);
    const note = `${one.checkpoint(7)}\n${await answer.text()}`;
    expect(openCheckpoint(note, key)).toMatchObject({ origin: ORIGIN, size: 7, root: one.root(7) });
    expect(readFileSync(join(folder, 'last-checkpoint'), 'utf8')).toBe(note);
    expect(await (await get('/last-checkpoint')).text()).toBe(note);
    expect(await (await get('/health')).text()).toBe('7\n');
  });

  it('200 again for the last one, with the very same signature: it was the answer that got lost', async () => {
    const first = await (await sign(0, 7)).text();
    expect((await sign(0, 7)).status).toBe(409);
    expect(await (await sign(7, 7)).text()).toBe(first);
  });

  it('200 for each that follows, through a restart', async () => {
    await sign(0, 1);
    await sign(1, 6);
    await signer.stop();
    signer = await startIn(folder);
    expect((await sign(6, 40)).status).toBe(200);
  });

  it('400 for what is malformed, signed already, longer than three lines, or smaller than what it follows', async () => {
    await sign(0, 5);
    const good = await one.body(5, 9);
    const bad = [
      '',
      'old',
      good.replace('old 5', 'old 05'),
      good.replace('old 5', 'old -5'),
      good.replace('old 5', 'old 9007199254740993'),
      good.replace('old', 'Old'),
      good.replace('\n\n', '\n'),
      good.replace('\n\n', '\n!\n\n'),
      good.trimEnd(),
      `${good}\n`,
      `${good}an extension\n`,
      `${good}\n— ${ORIGIN} AAAAAAA=\n`,
      bodyOf(
        5,
        Array.from({ length: 64 }, () => Buffer.alloc(32)),
        one.checkpoint(9),
      ),
      bodyOf(5, [Buffer.alloc(31)], one.checkpoint(9)),
    ];
    for (const body of bad) expect([body, (await ask(body)).status]).toEqual([body, 400]);
    expect((await sign(5, 3)).status).toBe(400);
    expect((await ask(good)).status).toBe(200);
  });

  it('401 without the secret, whatever is asked, and tells nothing of it', async () => {
    const body = await one.body(0, 7);
    for (const secret of ['', 'a secret of the integrator, 32 characters and mor', 'wrong'])
      expect((await ask(body, secret)).status).toBe(401);
    const bare = await fetch(`http://127.0.0.1:${signer.port}/sign-checkpoint`, { method: 'POST', body });
    expect([bare.status, await bare.text()]).toEqual([401, 'Only the integrator is signed for.\n']);
    expect((await get('/last-checkpoint')).status).toBe(404);
  });

  it('403 for another log', async () => {
    expect((await ask(await one.body(0, 7, 'ledger.example/2027'))).status).toBe(403);
  });

  it('404 while nothing has been signed', async () => {
    expect((await get('/last-checkpoint')).status).toBe(404);
    expect(await (await get('/health')).text()).toBe('0\n');
  });

  it('409 with the size it signed last', async () => {
    await sign(0, 7);
    for (const oldSize of [0, 6, 8]) {
      const answer = await sign(oldSize, 20);
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([409, 'text/x.tlog.size', '7\n']);
    }
    expect((await sign(7, 20)).status).toBe(200);
  });

  it('413 for a body that is too long', async () => {
    expect((await ask('x'.repeat(64 * 1024 + 1))).status).toBe(413);
  });

  it('422 when the proof or the root fails, at the same size too, and keeps what it had', async () => {
    await sign(0, 20);
    const proof = (await one.body(20, 30)).split('\n').slice(1, -5);
    expect(proof.length).toBeGreaterThan(1);
    const other30 = other.checkpoint(30);
    expect((await ask(`old 20\n${proof.join('\n')}\n\n${other30}`)).status).toBe(422);
    expect((await ask(bodyOf(20, [], one.checkpoint(30)))).status).toBe(422);
    expect((await sign(20, 30, other)).status).toBe(422);
    expect((await sign(20, 20, other)).status).toBe(422);
    expect(openCheckpoint(await (await get('/last-checkpoint')).text(), key)).toMatchObject({ size: 20, root: one.root(20) });
    expect((await sign(20, 30)).status).toBe(200);
  });

  it('422 when the first one offers a proof', async () => {
    expect((await ask(bodyOf(0, [Buffer.alloc(32)], one.checkpoint(7)))).status).toBe(422);
  });

  it('503 when its last checkpoint goes missing or is garbled under it, until it is put back', async () => {
    await sign(0, 7);
    const file = join(folder, 'last-checkpoint');
    const note = readFileSync(file, 'utf8');
    for (const spoil of [() => rmSync(file), () => writeFileSync(file, note.slice(0, 60)), () => writeFileSync(file, '')]) {
      spoil();
      expect((await sign(0, 9, other)).status).toBe(503);
      expect((await sign(7, 9)).status).toBe(503);
      expect((await get('/health')).status).toBe(503);
      expect((await get('/last-checkpoint')).status).toBe(503);
    }
    writeFileSync(file, note);
    expect((await sign(7, 9)).status).toBe(200);
  });

  it('signs with the next key as well, and later with it alone', async () => {
    await sign(0, 7);
    await signer.stop();
    const next = makeNextKey(folder, ORIGIN).verifier;
    signer = await startIn(folder);
    const { text, signatures } = parseNote(`${one.checkpoint(9)}\n${await (await sign(7, 9)).text()}`);
    expect([key, next].map((each) => signatures.filter((signature) => verifySignature(text, signature, each)).length)).toEqual([1, 1]);
    await signer.stop();
    writeFileSync(join(folder, 'log.key'), readFileSync(join(folder, 'next.key')));
    rmSync(join(folder, 'next.key'));
    signer = await startIn(folder);
    expect((await sign(9, 12)).status).toBe(200);
    expect(openCheckpoint(await (await get('/last-checkpoint')).text(), next).size).toBe(12);
  });
});
