import { AccessModule } from '@lib/access';
import { Entities, ReadModel } from '@lib/platform';
import { Global, Module } from '@nestjs/common';
import { ownRecordAbilities } from './access/own-record.abilities.js';
import { OwnRecordResolver } from './graphql/own-record.resolver.js';
import { ProofResolver } from './graphql/proof.resolver.js';
import { sealRead } from './reads/seal.reads.js';
import { OwnRecord } from './receipts/own-record.js';
import { ProveEntry } from './receipts/prove-entry.js';
import { LedgerDisclosureEntity } from './store/ledger-disclosure.entity.js';
import { LedgerEntryEntity } from './store/ledger-entry.entity.js';
import { Ledger, LEDGER_LOG, RELEASE_WAIT } from './store/ledger.js';

const NAME = /^[a-z0-9][a-z0-9.-]*\/[a-z0-9][a-z0-9./-]{0,99}$/;

/** The name cannot change without beginning a new log, so a wrong one stops the start. */
export function logName(environment: Readonly<Record<string, string | undefined>>): string {
  const name = environment.LEDGER_LOG ?? 'ledger.concordat.example/2026';
  if (NAME.test(name)) return name;
  throw new Error('LEDGER_LOG must be a host name and a year, such as ledger.example.org/2026');
}

/** A wait of nothing releases at once and seals afterwards; longer than a minute would be a wait that somebody cannot afford. */
export function releaseWait(environment: Readonly<Record<string, string | undefined>>): number {
  const seconds = environment.RELEASE_WAIT_SECONDS ?? '10';
  if (/^\d{1,2}$/.test(seconds) && Number(seconds) <= 60) return Number(seconds);
  throw new Error('RELEASE_WAIT_SECONDS must be a whole number of seconds, 0 to 60');
}

@Global()
@Module({
  imports: [
    Entities.register([LedgerEntryEntity, LedgerDisclosureEntity]),
    ReadModel.register([sealRead]),
    AccessModule.abilities(ownRecordAbilities),
  ],
  providers: [
    Ledger,
    ProveEntry,
    ProofResolver,
    OwnRecord,
    OwnRecordResolver,
    { provide: LEDGER_LOG, useFactory: () => logName(process.env) },
    { provide: RELEASE_WAIT, useFactory: () => releaseWait(process.env) },
  ],
  exports: [Ledger],
})
export class LedgerModule {}
