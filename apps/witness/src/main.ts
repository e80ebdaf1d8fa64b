import { join } from 'node:path';
import { keepNewKey, type Listening, logLines, readKey, run, verifierKeyOf } from '@lib/keeper';
import { SigningKey } from '@lib/tlog';
import { witnessedLogs } from './logs.js';
import { witnessPlace, witnessSettings } from './settings.js';
import { startWitness } from './witness.js';

const COSIGNS = 4;

await run(serve, {
  '--new-key': () => {
    const { WITNESS_DIR, WITNESS_NAME } = witnessPlace(process.env);
    const key = SigningKey.generate(WITNESS_NAME, COSIGNS);
    keepNewKey(keyIn(WITNESS_DIR), key);
    return verifierKeyOf(key);
  },
  '--key': () => {
    const { WITNESS_DIR, WITNESS_NAME } = witnessPlace(process.env);
    return verifierKeyOf(keyOf(WITNESS_DIR, WITNESS_NAME));
  },
});

async function serve(): Promise<Listening> {
  const { WITNESS_DIR, WITNESS_NAME, WITNESS_LOGS, WITNESS_HOST, WITNESS_PORT } = witnessSettings(process.env);
  const parts = { key: keyOf(WITNESS_DIR, WITNESS_NAME), logs: witnessedLogs(WITNESS_DIR, WITNESS_LOGS) };
  return startWitness(parts, { host: WITNESS_HOST, port: WITNESS_PORT }, logLines('witness'));
}

function keyIn(folder: string): string {
  return join(folder, 'witness.key');
}

function keyOf(folder: string, name: string): SigningKey {
  return readKey(keyIn(folder), { name, algorithm: COSIGNS });
}
