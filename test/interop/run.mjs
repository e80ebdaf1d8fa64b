// npm run interop: a log written by libs/tlog is read, checked and signed by Go's own library, which shares no line with ours.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../apps/cli/launch/build.mjs';
import { writeLog } from './write-log.mjs';

const root = resolve(import.meta.dirname, '../..');
/** Where Debian puts Go's libraries; a GOPATH of one's own is looked at first. */
const paths = [process.env.GOPATH, '/usr/share/gocode'].filter(Boolean);

if (!existsGo()) {
  console.error('Go or its library golang.org/x/mod is missing. On Debian: apt-get install golang-go golang-golang-x-mod-dev');
  process.exit(2);
}
await build({ only: ['libs/tlog'], quiet: true });
const tlog = await import(pathToFileURL(join(root, 'dist/libs/tlog/src/index.js')).href);
const folder = mkdtempSync(join(tmpdir(), 'concordat-interop-'));
try {
  const { log, text } = await writeLog(tlog, folder);
  process.exitCode = checkedByGo(log, text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function existsGo() {
  const answer = spawnSync('go', ['version']);
  return answer.status === 0 && paths.some((path) => existsSync(join(path, 'src/golang.org/x/mod/sumdb/note')));
}

/** Go's findings go to the screen; the note it signed comes back and must be, byte for byte, the one that we sign. */
function checkedByGo(log, text) {
  const env = { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH: paths.join(':'), GOCACHE: join(folder, '.cache') };
  const go = spawnSync('go', ['run', join(import.meta.dirname, 'check.go'), folder], { env, encoding: 'utf8' });
  process.stderr.write(go.stderr);
  if (go.status !== 0) return 1;
  const [findings, signed] = go.stdout.split('\f');
  process.stdout.write(findings);
  if (tlog.openCheckpoint(signed, log.verifier).size === 0 || signed !== tlog.signNote(text, log)) {
    console.error('the note that Go signed is not the one that we sign');
    return 1;
  }
  console.log('here: the note that Go signed with our key opens, and is ours byte for byte');
  return 0;
}
