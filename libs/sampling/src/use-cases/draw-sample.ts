import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type DrawAsked, type SoundDraw, soundDraw } from '../domain/drawing.js';
import { SampleRecord } from './sample-record.js';

export interface DrawSampleAsked extends DrawAsked {
  readonly key: string;
}

/** Draws decisions of one's own agency to look at, never one's own. Each draw is on the record, so nobody draws until it suits them. */
@Injectable()
export class DrawSample {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly record: SampleRecord,
  ) {}

  execute(actor: Actor, asked: DrawSampleAsked): Promise<{ sampleId: string } | Refusal> {
    const input = { key: asked.key, ...soundDraw(asked) };
    const operation = 'drawSample';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.draw(tx, actor, input));
      await this.record.logged(tx, actor, { operation, subjectType: 'DecisionSample', ...(isRefusal(done) ? { code: done.code } : { subjectId: done.sampleId }) }); // prettier-ignore
      return done;
    });
  }

  private async draw(tx: Tx, actor: Actor, asked: SoundDraw): Promise<{ sampleId: string }> {
    await this.authorise.check(actor, 'draw', 'DecisionSample', { agencyId: actor.agencyId });
    return { sampleId: await this.record.draw(tx, actor, asked) };
  }
}
