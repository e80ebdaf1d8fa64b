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
    return this.work.run(actor, (tx) =>
      this.keys.once(tx, actor, { key: input.key, operation: 'closeWork', input }, () => this.close(tx, actor, input)),
    );
  }

  private async close(tx: Tx, actor: Actor, { id, words }: CloseWorkAsked): Promise<{ workItemId: string } | Refusal> {
    const item = await this.items.find(tx, id);
    await this.authorise.check(actor, 'close', 'WorkItem', item);
    if (!item) throw new Error('checked, yet not there');
    const refusal = mayClose(item, words);
    const person = item.personId ? { personId: item.personId } : {};
    const entry = { operation: 'closeWork', subjectType: 'WorkItem', subjectId: id, ...person };
    if (isRefusal(refusal)) {
      await this.log.write(tx, actor, { ...entry, act: 'REFUSED', code: refusal.code });
      return refusal;
    }
    await this.items.closeOne(tx, id, actor.staffId, words);
    await this.log.write(tx, actor, { ...entry, act: 'ALTERATION' });
    return { workItemId: id };
  }
}
