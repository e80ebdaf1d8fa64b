import { type Actor, Authorise } from '@lib/access';
import { isMeaningless, isRefusal, plainText, type Refusal, refuse } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { secondPersonNeeded, versionSettled } from '../domain/enquiry-refusals.js';
import { ExtractRecord } from './extract-record.js';
import { MakeExtract } from './make-extract.js';

export interface DecideExtractAsked {
  readonly key: string;
  readonly id: string;
  readonly approve: boolean;
  readonly words?: string | null;
}

/** The second person. Approved, the extract is made once, of what was answered by then, and stays as it is. */
@Injectable()
export class DecideExtract {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly making: MakeExtract,
    private readonly record: ExtractRecord,
  ) {}

  execute(actor: Actor, input: DecideExtractAsked): Promise<{ extractId: string } | Refusal> {
    const operation = 'decideExtract';
    const words = plainText(input.words ?? '', { field: 'words', label: 'Why', max: 2000, optional: true });
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.decide(tx, actor, { ...input, words }));
      await this.record.logged(tx, actor, operation, input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    input: DecideExtractAsked & { readonly words: string },
  ): Promise<{ extractId: string } | Refusal> {
    const extract = await this.making.hold(tx, input.id);
    await this.authorise.check(actor, 'decide', 'EvaluationExtract', extract, { asked: input.id });
    if (!extract) throw new Error('checked, yet not there');
    if (extract.decidedAt !== null) return versionSettled();
    if (extract.proposedBy === actor.staffId) return secondPersonNeeded();
    if (!input.approve && isMeaningless(input.words))
      return refuse('ENQ-34', 'Say why it is not approved, in a sentence.', { field: 'words' });
    const words = input.words === '' ? null : input.words;
    const lines = await this.making.execute(tx, actor, extract, { approve: input.approve, words });
    if (isRefusal(lines)) return lines;
    await this.record.decided(tx, actor, extract.id, { lines, words });
    return { extractId: extract.id };
  }
}
