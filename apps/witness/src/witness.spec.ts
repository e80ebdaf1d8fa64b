import { createHash } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, type Kept, type Listening, type LogLine } from '@lib/keeper';
import {
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  parseNote,
  signatureLine,
  SigningKey,
  signNote,
  verifyCosignature,
  verifySignature,
} from '@lib/tlog';
import { witnessedLogs } from './logs.js';
import { ALog, NAME, newFolder, ORIGIN } from './spec/witnessing.js';
import { startWitness } from './witness.js';

const NOW = 1_795_000_000;

describe('what a witness answers', () => {
  const key = SigningKey.generate(NAME, 4);
  const said: { level: string; msg: string; more: unknown }[] = [];
  const log: LogLine = (level, msg, more) => void said.push({ level, msg, more });
  let folder: string;
  let one: ALog;
  let fork: ALog;
  let now: number;
  let witness: Listening;
  beforeAll(async () => {
    one = await ALog.with('one');
    fork = await ALog.with('another', one.key);
  });
  beforeEach(async () => {
    folder = newFolder();
    now = NOW;
    said.length = 0;
    witness = await start();
  });
  afterEach(async () => {
    await witness.stop();
    rmSync(folder, { recursive: true });
  });

  const start = (keep?: (file: string) => Kept, keys = [one.key.verifier]): Promise<Listening> =>
    startWitness({ key, logs: witnessedLogs(folder, keys, keep), now: () => now }, { host: '127.0.0.1', port: 0 }, log);
  const send = (body: string) => fetch(`http://127.0.0.1:${witness.port}/add-checkpoint`, { method: 'POST', body });
  const add = async (oldSize: number, size: number, from = one) => send(await from.body(oldSize, size));
  const monitor = (origin = ORIGIN) =>
    fetch(`http://127.0.0.1:${witness.port}/${createHash('sha256').update(origin).digest('hex')}/checkpoint`);
  const stateFile = () => join(folder, `${createHash('sha256').update(ORIGIN).digest('hex')}.checkpoint`);
  const timesOf = (note: string) => {
    const { text, signatures } = parseNote(note);
    return signatures.map((signature) => verifyCosignature(text, signature, key.verifier)).filter((at) => at !== null);
  };

  it('200: one line that cosigns the checkpoint at this time, and the note with both signatures for whoever watches', async () => {
    const answer = await add(0, 7);
    expect(answer.status).toBe(200);
    const line = await answer.text();
    expect(line).toMatch(/^— met\.witness\.example [^\n]+\n$/);
    expect(timesOf(`${one.text(7)}\n${line}`)).toEqual([NOW]);
    const watched = await (await monitor()).text();
    expect(watched).toBe(`${one.note(7)}${line}`);
    expect(readFileSync(stateFile(), 'utf8')).toBe(watched);
  });

  it('200 for each that follows, through a restart, and for the empty log', async () => {
    expect((await add(0, 0)).status).toBe(200);
    expect((await add(0, 1)).status).toBe(200);
    await witness.stop();
    witness = await start();
    expect((await add(1, 33)).status).toBe(200);
    expect((await add(33, 60)).status).toBe(200);
  });

  it('200 for the same again, at a time that never goes back', async () => {
    await add(0, 7);
    const times: number[] = [];
    for (const at of [NOW + 5, NOW - 1000, NOW + 6]) {
      now = at;
      times.push(...timesOf(`${one.text(7)}\n${await (await add(7, 7)).text()}`));
    }
    expect(times).toEqual([NOW + 5, NOW + 5, NOW + 6]);
    now = NOW - 1000;
    expect(timesOf(`${one.text(9)}\n${await (await add(7, 9)).text()}`)).toEqual([NOW + 6]);
  });

  it('400 for what is malformed, and for an old size beyond the new', async () => {
    await add(0, 5);
    const good = await one.body(5, 9);
    const bad = [
      '',
      'old 5',
      good.replace('old 5', 'old 05'),
      good.replace('\n\n', '\n'),
      good.trimEnd(),
      good.replace(/— .*\n/, ''),
      `${good}\n`,
    ];
    for (const body of bad) expect([body, (await send(body)).status]).toEqual([body, 400]);
    expect(
      (await send(`old 5\n${'A'.repeat(43)}=\n`.concat(`${'A'.repeat(43)}=\n`.repeat(63), good.slice(good.indexOf('\n\n') + 1)))).status,
    ).toBe(400);
    expect((await add(9, 7)).status).toBe(400);
    expect((await send(good)).status).toBe(200);
  });

  it('403 when no key that it trusts has signed, or one that claims to have has not', async () => {
    const stranger = SigningKey.generate(ORIGIN, 1);
    const text = one.text(7);
    const line = (by: SigningKey, over = text) => signatureLine(ORIGIN, by.verifier.id, by.sign(Buffer.from(over)));
    const withLines = (...lines: string[]) => send(formatAddCheckpoint(0, [], formatNote(text, lines)));
    expect((await withLines(line(stranger))).status).toBe(403);
    expect((await withLines(line(one.key, one.text(8)))).status).toBe(403);
    expect((await withLines(line(one.key), line(one.key, one.text(8)))).status).toBe(403);
    expect((await monitor()).status).toBe(404);
    expect((await withLines(line(stranger), line(one.key))).status).toBe(200);
    expect(await (await monitor()).text()).not.toContain(line(stranger));
  });

  it('404 for a log it does not know, in both ways', async () => {
    const unknown = await ALog.with('one', SigningKey.generate('ledger.example/2027', 1));
    expect((await add(0, 7, unknown)).status).toBe(404);
    expect((await monitor('ledger.example/2027')).status).toBe(404);
    expect((await monitor()).status).toBe(404);
  });

  it('409 with the size it cosigned last, nought at first', async () => {
    const conflict = async (oldSize: number) => {
      const answer = await add(oldSize, 20);
      return [answer.status, answer.headers.get('content-type'), await answer.text()];
    };
    expect(await conflict(5)).toEqual([409, 'text/x.tlog.size', '0\n']);
    await add(0, 7);
    for (const oldSize of [0, 6, 8]) expect(await conflict(oldSize)).toEqual([409, 'text/x.tlog.size', '7\n']);
  });

  it('422 for a fork, at a larger size and at the same, and keeps the evidence in its log', async () => {
    await add(0, 20);
    expect((await add(20, 30, fork)).status).toBe(422);
    expect((await add(20, 20, fork)).status).toBe(422);
    const notes = said.filter(({ level }) => level === 'error').map(({ more }) => (more as { note: string }).note);
    expect(notes).toEqual([fork.note(30), fork.note(20)]);
    expect(parseNote(notes[1] ?? '').signatures.every((signature) => verifySignature(fork.text(20), signature, one.key.verifier))).toBe(
      true,
    );
    expect(await (await monitor()).text()).toContain(one.text(20));
    expect((await add(20, 30)).status).toBe(200);
  });

  it('422 for a log that shrank and signed again, and for a wrong proof', async () => {
    await add(0, 20);
    expect((await add(15, 18)).status).toBe(409);
    expect((await send(formatAddCheckpoint(20, [], one.note(30)))).status).toBe(422);
    expect((await send(formatAddCheckpoint(20, (await one.proof(20, 30)).reverse(), one.note(30)))).status).toBe(422);
  });

  it('422 for a proof from nothing, and for an empty tree with another root', async () => {
    expect((await send(formatAddCheckpoint(0, [Buffer.alloc(32)], one.note(7)))).status).toBe(422);
    const wrong = formatCheckpoint({ origin: ORIGIN, size: 0, root: Buffer.alloc(32) });
    expect((await send(formatAddCheckpoint(0, [], signNote(wrong, one.key)))).status).toBe(422);
  });

  it('takes a log that signs with two keys, and knows either', async () => {
    const next = SigningKey.generate(ORIGIN, 1);
    await witness.stop();
    witness = await start(undefined, [one.key.verifier, next.verifier]);
    const text = one.text(7);
    const lines = [one.key, next].map((by) => signatureLine(ORIGIN, by.verifier.id, by.sign(Buffer.from(text))));
    expect((await send(formatAddCheckpoint(0, [], formatNote(text, lines)))).status).toBe(200);
    expect(parseNote(await (await monitor()).text()).signatures).toHaveLength(3);
    expect((await send(formatAddCheckpoint(7, await one.proof(7, 9), signNote(one.text(9), next)))).status).toBe(200);
  });

  /** 20 at once of two histories at one size: how many of each were cosigned. */
  async function race(): Promise<number[]> {
    await add(0, 10);
    const bodies = await Promise.all([one, fork].map((each) => each.body(10, 20)));
    const statuses = await Promise.all(Array.from({ length: 20 }, async (_, n) => (await send(bodies[n % 2] ?? '')).status));
    return [0, 1].map((which) => statuses.filter((status, n) => n % 2 === which && status === 200).length);
  }

  it('cosigns one of 20 at once', async () => {
    expect((await race()).sort()).toEqual([0, 1]);
  });

  it('the same race finds a witness that forgets', async () => {
    await witness.stop();
    witness = await start(() => new ForgetsAfterOne());
    expect(await race()).toEqual([10, 10]);
  });

  it("does not start when what it kept is garbled, cut or another witness's, and says the cure", async () => {
    await add(0, 7);
    const whole = readFileSync(stateFile());
    for (const length of [0, 30, 80, whole.length - 1]) {
      truncateSync(stateFile(), length);
      await expect(start()).rejects.toThrow(/not a checkpoint that this witness cosigned.*backup/);
      expect((await add(7, 9)).status).toBe(503);
      writeFileSync(stateFile(), whole);
    }
    writeFileSync(stateFile(), one.note(7));
    await expect(start()).rejects.toThrow(CannotStart);
    writeFileSync(stateFile(), whole);
    await (await start()).stop();
  });

  it('says that it will take the first it sees', async () => {
    expect(said.map(({ level, msg }) => `${level}: ${msg}`)).toEqual([
      expect.stringMatching(/^warn: nothing was seen of this log/) as string,
    ]);
    expect((await fetch(`http://127.0.0.1:${witness.port}/health`)).status).toBe(200);
  });
});

/** Keeps the first thing it is given and nothing after it. */
class ForgetsAfterOne implements Kept {
  private first: string | null = null;
  read(): string | null {
    return this.first;
  }
  change<Answer>(step: (kept: string | null) => { readonly next: string; readonly answer: Answer }): Answer {
    const { next, answer } = step(this.first);
    this.first ??= next;
    return answer;
  }
}
