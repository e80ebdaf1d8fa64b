import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { TellingSaid } from '../domain/telling.js';
import type { DecisionSaid } from '../domain/third-party-disclosure.js';
import { ThirdPartyDisclosureEntity } from './entities/third-party-disclosure.entity.js';

interface By {
  readonly by: string;
  readonly at: Date;
}
export type NewDisclosure = Pick<
  ThirdPartyDisclosureEntity,
  | 'id' | 'reference' | 'personId' | 'agencyId' | 'unitId' | 'runId' | 'need' | 'thirdPartyId' | 'relation' | 'whyThem' | 'harm' | 'sought'
  | 'representations' | 'proposedBy' | 'proposedAt' | 'supersedes' | 'ledgerEntryId'
>; // prettier-ignore

@Injectable()
export class ThirdPartyDisclosuresStore {
  find(tx: Tx, id: string): Promise<ThirdPartyDisclosureEntity | null> {
    return tx.findOneBy(ThirdPartyDisclosureEntity, { id });
  }

  async takeTurn(tx: Tx, id: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('third-party disclosure ' || $1::text, 0))`, [id]);
  }

  async add(tx: Tx, disclosure: NewDisclosure): Promise<void> {
    await tx.insert(ThirdPartyDisclosureEntity, { ...disclosure, mayLeaveInWriting: false });
    if (disclosure.supersedes !== null)
      await tx.update(ThirdPartyDisclosureEntity, { id: disclosure.supersedes }, { supersededAt: disclosure.proposedAt });
  }

  async decide(tx: Tx, id: string, { by, at }: By, said: DecisionSaid): Promise<void> {
    await tx.update(ThirdPartyDisclosureEntity, { id }, { ...said, decidedBy: by, decidedAt: at });
  }

  async record(tx: Tx, id: string, { by, at }: By, said: TellingSaid): Promise<void> {
    await tx.update(ThirdPartyDisclosureEntity, { id }, { ...said, recordedBy: by, recordedAt: at });
  }
}
