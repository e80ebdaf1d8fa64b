import { Sealer, type SealerPlaces } from '@lib/ledger';

/** The integrator in a process of its own, as it is beside the product. */
const sealer = new Sealer(JSON.parse(process.env['SEALER_PLACES'] ?? '{}') as SealerPlaces, {
  info: () => undefined,
  error: (what) => process.stderr.write(`${JSON.stringify(what)}\n`),
});
process.once('SIGTERM', () => void sealer.stop().then(() => process.exit(0)));
process.stdout.write('ready\n');
