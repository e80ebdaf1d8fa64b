import { readFileSync } from 'node:fs';
import { Sealer, type SealerLog } from '@lib/ledger';
import { CannotStart, type SealingSettings } from './settings.js';

/** The worker that stands also places, signs and has witnessed what is recorded: one of many would only wait for the lock. */
export function startSealing(settings: SealingSettings, log: SealerLog): Sealer {
  const { INTEGRATOR_DATABASE_URL: databaseUrl, SIGNER_URL: url, SIGNER_SECRET: secret, LEDGER_POLICY } = settings;
  try {
    return new Sealer({ databaseUrl, signer: { url, secret }, policy: readFileSync(LEDGER_POLICY, 'utf8') }, log);
  } catch (fault) {
    throw new CannotStart(`LEDGER_POLICY cannot be used: ${fault instanceof Error ? fault.message : 'it does not open'}`);
  }
}
