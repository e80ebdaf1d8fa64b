import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseProof } from '@lib/tlog';
import type { MadeLog } from './spec/made-log.js';
import { story } from './spec/story.js';
import { turned, Workplace } from './spec/workplace.js';

/** The net, dns and http of a computer without a network: whoever touches them fails loudly. */
const NO_NETWORK = `
import { createRequire, syncBuiltinESMExports } from 'node:module';
const require = createRequire(import.meta.url);
const refuse = () => { process.stderr.write('NETWORK'); process.exit(99); };
const { net, dns, http, https, tls, dgram } = Object.fromEntries(['net', 'dns', 'http', 'https', 'tls', 'dgram'].map((name) => [name, require(name)]));
net.Socket.prototype.connect = net.connect = net.createConnection = net.createServer = refuse;
dns.lookup = dns.resolve = dns.promises.lookup = refuse;
http.request = http.get = https.request = https.get = tls.connect = dgram.createSocket = refuse;
globalThis.fetch = refuse;
syncBuiltinESMExports();
`;

describe('the verifier as one file (invariant 13: it runs alone and offline)', () => {
  const work = new Workplace();
  const program = work.path('elsewhere/verify.mjs');
  let log: MadeLog;

  beforeAll(async () => {
    log = await story();
    execFileSync(process.execPath, ['apps/verify/one-file.mjs', '--to', program], { env: { ...process.env, NODE_OPTIONS: '' } });
    mkdirSync(work.path('empty'));
    work.put('no-network.mjs', NO_NETWORK);
    work.put('policy', log.policy());
    work.put('receipt.tlog-proof', await log.receipt(2, 'police'));
    work.put('police.json', await log.bundle('police'));
    log.mirrorTo(work.path('mirror'));
  });
  afterAll(() => work.remove());

  /** From an empty folder, with bare Node and nothing in its environment. */
  function run(...words: string[]) {
    const off = ['--import', pathToFileURL(work.path('no-network.mjs')).href];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...off, ...words], {
      cwd: work.path('empty'),
      env: {},
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  it.each([
    ['receipt', 'receipt.tlog-proof'],
    ['mirror', 'mirror'],
    ['bundle', 'police.json'],
    ['statement', 'police.json'],
  ])('answers %s from an empty folder with the network off', (question, name) => {
    const answer = run(program, question, work.path(name), '--policy', work.path('policy'));
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    expect(answer.stdout).toMatch(/^PROVEN\. /);
    const json = run(program, question, work.path(name), '--json');
    expect(json.status).toBe(2);
    expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'cannot tell', signed: null });
  });

  it('really has no network there', () => {
    work.put('call.mjs', "await fetch('http://127.0.0.1:9').catch(() => {});");
    work.put('connect.mjs', "import { connect } from 'node:net'; connect(9).on('error', () => {});");
    expect([run(work.path('call.mjs')).status, run(work.path('connect.mjs')).status]).toEqual([99, 99]);
  });

  it('is one file that imports nothing but Node’s own crypto, files and argument reader', () => {
    const imports = [...readFileSync(program, 'utf8').matchAll(/(?:^import[^;]*? from |\bimport\(|\brequire\()\s*["']([^"']+)["']/gm)].map(
      ([, from]) => from,
    );
    expect([...new Set(imports)].sort()).toEqual(['node:crypto', 'node:fs', 'node:path', 'node:util']);
  });

  it('holds none of the code that builds trees', () => {
    const built = readFileSync(program, 'utf8');
    expect(built).toContain('verifyInclusion');
    expect(built).not.toMatch(/class TileTree|class SigningKey|createPrivateKey\(/);
  });

  it('ends with 1 for what is disproven and 2 for what cannot be told, and never with a stack', () => {
    const receipt = readFileSync(work.path('receipt.tlog-proof'), 'utf8');
    const hash = parseProof(receipt).hashes[0]!.toString('base64');
    const wrong = turned(Buffer.from(hash, 'base64'), 5).toString('base64');
    work.put('wrong', receipt.replace(hash, wrong));
    expect(run(program, 'receipt', work.path('wrong'), '--policy', work.path('policy'))).toMatchObject({ status: 1, stderr: '' });
    for (const words of [
      [],
      ['receipt'],
      ['receipt', 'nowhere'],
      ['receipt', work.path('mirror')],
      ['mirror', work.path('policy')],
      ['guess'],
      ['receipt', '--what'],
      ['__proto__', 'x'],
      ['mirror', work.path('mirror'), '--person', 'x'],
      ['receipt', work.path('receipt.tlog-proof'), '--policy', work.path('wrong')],
    ]) {
      // prettier-ignore
      const answer = run(program, ...words);
      expect([words, answer.status, answer.stderr]).toEqual([words, 2, '']);
      expect(answer.stdout).not.toMatch(/ at .*:\d+:\d+|Error:/);
    }
    expect(run(program, '--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
