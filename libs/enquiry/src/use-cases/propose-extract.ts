import type { Actor } from '@lib/access';
import { isRefusal, londonDay, plainText, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { noSuchSet } from '../domain/governing-sets.js';
import { soundExtract } from '../domain/evaluation-extract.js';
import { ShippedSets } from '../questions/shipped.js';
import { EvaluationExtracts, type ExtractWanted } from '../store/evaluation-extracts.js';
import { ExtractRecord } from './extract-record.js';

export interface ProposeExtractAsked extends ExtractWanted {
  readonly key: string;
}

/** Asks a second person for a de-identified extract of a supplement's answers. Nothing is made before they agree. */
@Injectable()
export class ProposeExtract {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly shipped: ShippedSets,
    private readonly extracts: EvaluationExtracts,
    private readonly record: ExtractRecord,
  ) {}

  execute(actor: Actor, input: ProposeExtractAsked): Promise<{ extractId: string } | Refusal> {
    const operation = 'proposeExtract';
    const wanted = {
      ...input,
      purpose: plainText(input.purpose, { field: 'purpose', label: 'Purpose', max: 2000 }),
      approvalReference: plainText(input.approvalReference, { field: 'approvalReference', label: 'Reference of the approval', max: 200 }),
    };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.propose(tx, actor, wanted));
      await this.record.logged(tx, actor, operation, isRefusal(done) ? null : done.extractId, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  /** Only a supplement is evaluated so: the answers to other sets are records of cases and nothing else. */
  private async propose(tx: Tx, actor: Actor, wanted: ExtractWanted): Promise<{ extractId: string } | Refusal> {
    if (this.shipped.find(wanted.setCode)?.set.supplement === undefined) return noSuchSet();
    const refusal = soundExtract(wanted, londonDay(await databaseNow(tx)));
    if (refusal !== null) return refusal;
    const extractId = await this.extracts.add(tx, actor, wanted);
    await this.record.ask(tx, actor, extractId);
    return { extractId };
  }
}
