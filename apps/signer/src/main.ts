import { type Listening, logLines, run, verifierKeyOf } from '@lib/keeper';
import { beginLog, isNew, lastCheckpointIn, makeNextKey, readKeys } from './keys.js';
import { signerPlace, signerSettings } from './settings.js';
import { startSigner } from './signer.js';

await run(serve, {
  '--new-key': () => atPlace((folder, origin) => verifierKeyOf(beginLog(folder, origin))),
  '--next-key': () => atPlace((folder, origin) => verifierKeyOf(makeNextKey(folder, origin))),
  '--key': () => atPlace((folder, origin) => readKeys(folder, origin).map(verifierKeyOf).join('\n')),
});

async function serve(): Promise<Listening> {
  const { SIGNER_DIR, SIGNER_HOST, SIGNER_PORT, SIGNER_SECRET, SIGNER_NEW_KEY, LEDGER_LOG } = signerSettings(process.env);
  if (SIGNER_NEW_KEY && isNew(SIGNER_DIR)) beginLog(SIGNER_DIR, LEDGER_LOG);
  const parts = { keys: readKeys(SIGNER_DIR, LEDGER_LOG), kept: lastCheckpointIn(SIGNER_DIR), secret: SIGNER_SECRET };
  return startSigner(parts, { host: SIGNER_HOST, port: SIGNER_PORT }, logLines('signer'));
}

function atPlace(errand: (folder: string, origin: string) => string): string {
  const { SIGNER_DIR, LEDGER_LOG } = signerPlace(process.env);
  return errand(SIGNER_DIR, LEDGER_LOG);
}
