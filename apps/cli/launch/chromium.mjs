import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { CannotContinue, say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser that the machine has, else Debian's package where we may install it, else Playwright's own. Each is tried, not believed. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !runs(named))
    throw new CannotContinue(`CHROMIUM_PATH is ${named}, and no browser runs there. Correct it, or unset it to have one found.`);
  return named ?? onPath() ?? fromDebian() ?? (await fromPlaywright());
}

const runs = (path) => spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000, stdio: 'ignore' }).status === 0;

function onPath() {
  const places = (process.env.PATH ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...places, MAC].find((path) => existsSync(path) && runs(path));
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  say('Installing Chromium with apt-get, for the browser tests');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' });
  return onPath();
}

async function fromPlaywright() {
  say("Fetching Playwright's Chromium, for the browser tests");
  spawnSync(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (existsSync(path) && runs(path)) return path;
  throw new CannotContinue(
    'The browser tests need Chromium, and none was found, installed or fetched. Install one and set CHROMIUM_PATH to it.',
  );
}
