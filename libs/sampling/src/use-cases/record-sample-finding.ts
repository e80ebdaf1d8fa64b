import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { foundAlready, isOwn, nameIn, namesSomebody, ownDecision, type SoundFinding, soundFinding } from '../domain/finding.js';
import { FindingRecord } from './finding-record.js';
import { SampleRecord } from './sample-record.js';

export interface RecordSampleFindingAsked {
  readonly key: string;
  readonly id: string;
  readonly finding: string;
  readonly words?: string | null;
}

/** Keeps what somebody found of a decision that was drawn: once, and never of their own, whatever it was when it was drawn. */
@Injectable()
export class RecordSampleFinding {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: FindingRecord,
    private readonly samples: SampleRecord,
  ) {}

  execute(actor: Actor, asked: RecordSampleFindingAsked): Promise<{ sampledId: string } | Refusal> {
    const input = { key: asked.key, id: asked.id, ...soundFinding(asked) };
    const operation = 'recordSampleFinding';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.find(tx, actor, input));
      const entry = { operation, subjectType: 'SampledDecision', subjectId: input.id };
      await this.samples.logged(tx, actor, isRefusal(done) ? { ...entry, code: done.code } : entry);
      return done;
    });
  }

  private async find(
    tx: Tx,
    actor: Actor,
    { id, ...said }: SoundFinding & { readonly id: string },
  ): Promise<{ sampledId: string } | Refusal> {
    const drawn = await this.record.find(tx, id);
    await this.authorise.check(actor, 'find', 'SampledDecision', drawn, { asked: id });
    if (!drawn) throw new Error('checked, yet not there');
    if (isOwn(drawn, actor.staffId)) return ownDecision();
    if (drawn.found) return foundAlready();
    const name = said.finding === 'LEARNING_POINT' ? nameIn(said.words ?? '', drawn.names) : null;
    if (name !== null) return namesSomebody(name);
    await this.record.write(tx, actor, drawn, said);
    return { sampledId: id };
  }
}
