import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayClose } from '../domain/closing-work.js';
import { WorkItems } from '../store/work-items.js';

export interface CloseWorkAsked {
  readonly key: string;
  readonly id: string;
  readonly words: string;
}

/** Ends a piece of work by hand, saying what was done about it. */
@Injectable()
export class CloseWork {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly items: WorkItems,
  ) {}

  execute(actor: Actor, asked: CloseWorkAsked): Promise<{ workItemId: string } | Refusal> {
    const input = { ...asked, words: plainText(asked.words, { field: 'words', label: 'What was done', max: 2000 }) };
    const about = { operation: 'closeWork', subjectType: 'WorkItem', subjectId: input.id };
    return this.work.run(actor, async (tx) => {
      const act = { key: input.key, operation: about.operation, input };
      const done = await this.keys.once(tx, actor, act, () => this.close(tx, actor, input, about));
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async close(
    tx: Tx,
    actor: Actor,
    { id, words }: CloseWorkAsked,
    about: { operation: string },
  ): Promise<{ workItemId: string } | Refusal> {
    const item = await this.items.find(tx, id);
    await this.authorise.check(actor, 'close', 'WorkItem', item, { asked: id });
    if (!item) throw new Error('checked, yet not there');
    const refusal = mayClose(item, words);
    if (isRefusal(refusal)) return refusal;
    await this.items.closeOne(tx, id, actor.staffId, words);
    await this.log.write(tx, actor, { ...about, act: 'ALTERATION', ...(item.personId ? { personId: item.personId } : {}) });
    return { workItemId: id };
  }
}
