import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { CannotContinue, say } from './say.mjs';

const NEEDED_BYTES = 1_000_000_000;

/**
 * npm keeps its own lock of what it put into node_modules and writes it last, so comparing the two finds a missing, an interrupted and an
 * outdated installation alike. Optional packages are for other machines.
 */
export function installed({ forTests }) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const have = readLock(join(root, 'node_modules/.package-lock.json'));
  if (!wanted)
    throw new CannotContinue(
      'package-lock.json is missing from this folder, so the packages cannot be installed. Clone the repository again.',
    );
  if (!have) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || entry.link || (entry.dev && !forTests) || have[path]?.version === entry.version,
  );
}

export async function ensurePackages({ forTests = false } = {}) {
  if (installed({ forTests })) return;
  refuseFullDisk();
  say('Installing the packages from the lock file (half a minute or so)');
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress']);
  if (code === 0) return;
  throw new CannotContinue(
    `${lastLines(output, 12)}\n\nThe packages could not be installed: \`npm ci\` ended with code ${code}. Check the network, or the registry npm is set to use (\`npm config get registry\`), and run the command again.`,
  );
}

function readLock(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function refuseFullDisk() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES)
    throw new CannotContinue(
      `The disk is full: the packages need about 1 GB in ${root} and ${Math.floor((bavail * bsize) / 1e6)} MB are free. Make room and run the command again.`,
    );
}

function npm(words) {
  const cli = process.env.npm_execpath;
  const viaNode = cli && /\.c?js$/.test(cli);
  const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [cli, ...words] : words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !viaNode && process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) =>
      reject(new CannotContinue(`npm could not be started (${error.message}). Install Node together with npm from https://nodejs.org.`)),
    );
    child.once('close', (code) => resolve({ code, output }));
  });
}

const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');
