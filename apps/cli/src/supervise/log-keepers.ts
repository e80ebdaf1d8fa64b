import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../postgres/free-port.js';
import { root } from '../settings/data-dir.js';
import { keeperEnvironment, type KeeperPlaces } from '../settings/environment.js';
import type { Installation } from '../settings/installation.js';
import type { ServicePlan } from './service.js';

/** What keeps the log honest beside the database: the signer, and in the demonstration three witnesses. */
export interface LogKeepers extends KeeperPlaces {
  readonly plans: readonly ServicePlan[];
}
const WITNESSES = ['northshire-police', 'northshire-probation', 'inspectorate'];
const run = promisify(execFile);

interface Keeper {
  readonly plan: ServicePlan;
  readonly url: string;
  readonly key: string;
}

/**
 * Their keys are made at the first start and kept in DATA_DIR/ledger; ports are whatever is free, because only processes of this machine
 * ask them. A partner agency runs its witness at home: see apps/witness/README.md.
 */
export async function prepareKeepers(place: Installation, env: NodeJS.ProcessEnv = process.env): Promise<LogKeepers> {
  const folder = join(place.dataDir, 'ledger');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = env.LEDGER_LOG ? { LEDGER_LOG: env.LEDGER_LOG } : {};
  const signer = await keeper(place, 'signer', join(folder, 'signer'), {
    ...log,
    SIGNER_DIR: join(folder, 'signer'),
    SIGNER_SECRET: place.secrets.signerSecret,
  });
  const witnesses = await Promise.all(
    (place.demo ? WITNESSES : []).map((name) => witness(place, join(folder, `witness-${name}`), name, signer.key)),
  );
  const policyFile = env.LEDGER_POLICY ?? join(folder, 'policy');
  if (!env.LEDGER_POLICY) writeFileSync(policyFile, policyOf(signer, witnesses));
  return { plans: [signer, ...witnesses].map(({ plan }) => plan), signerUrl: signer.url, policyFile };
}

const witness = (place: Installation, folder: string, name: string, log: string): Promise<Keeper> =>
  keeper(place, `witness-${name}`, folder, { WITNESS_DIR: folder, WITNESS_NAME: `${name}.witness.concordat.example`, WITNESS_LOGS: log });

async function keeper(place: Installation, name: string, folder: string, settings: NodeJS.ProcessEnv): Promise<Keeper> {
  const app = name === 'signer' ? 'signer' : 'witness';
  const port = await freePort();
  const main = join(root, `dist/apps/${app}/src/main.js`);
  const environment = { ...keeperEnvironment(place), ...settings, [`${app.toUpperCase()}_PORT`]: String(port) };
  const { stdout } = await run(process.execPath, [main, existsSync(folder) ? '--key' : '--new-key'], { env: environment });
  const plan = { name, main, environment, ready: { line: 'ready' }, logs: join(place.dataDir, 'logs') };
  return { plan, url: `http://127.0.0.1:${port}`, key: stdout.trim() };
}

/** In the form of c2sp.org/tlog-policy: whom to believe, and how many witnesses are enough. */
function policyOf(signer: Keeper, witnesses: readonly Keeper[]): string {
  const names = witnesses.map((_, i) => WITNESSES[i] ?? '');
  const quorum = names.length === 0 ? ['quorum none'] : [`group enough 2 ${names.join(' ')}`, 'quorum enough'];
  return [
    ...signer.key.split('\n').map((key) => `log ${key}`),
    ...witnesses.map(({ key, url }, i) => `witness ${names[i]} ${key} ${url}`),
    ...quorum,
    '',
  ].join('\n');
}
