import { Entities } from '@lib/platform';
import { Global, Module } from '@nestjs/common';
import { LedgerDisclosureEntity } from './store/ledger-disclosure.entity.js';
import { LedgerEntryEntity } from './store/ledger-entry.entity.js';
import { Ledger, LEDGER_LOG } from './store/ledger.js';

const NAME = /^[a-z0-9][a-z0-9.-]*\/[a-z0-9][a-z0-9./-]{0,99}$/;

/** The name cannot change without beginning a new log, so a wrong one stops the start. */
export function logName(environment: Readonly<Record<string, string | undefined>>): string {
  const name = environment.LEDGER_LOG ?? 'ledger.concordat.example/2026';
  if (NAME.test(name)) return name;
  throw new Error('LEDGER_LOG must be a host name and a year, such as ledger.example.org/2026');
}

@Global()
@Module({
  imports: [Entities.register([LedgerEntryEntity, LedgerDisclosureEntity])],
  providers: [Ledger, { provide: LEDGER_LOG, useFactory: () => logName(process.env) }],
  exports: [Ledger],
})
export class LedgerModule {}
