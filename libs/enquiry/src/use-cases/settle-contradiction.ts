import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isMeaningless, isRefusal, plainText, type Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { alreadySettled, settlingNeedsWords } from '../domain/answering-refusals.js';
import { contradictionKey } from '../domain/work-keys.js';
import { ContradictionsStore } from '../store/contradictions.store.js';

export interface SettleAsked {
  readonly key: string;
  readonly id: string;
  readonly words: string;
}

/** How it was settled is on the permanent record: it says which of two things somebody believed from then on, and why. */
@Injectable()
export class SettleInCase {
  constructor(
    private readonly authorise: Authorise,
    private readonly store: ContradictionsStore,
    private readonly items: WorkItems,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  async within(tx: Tx, actor: Actor, id: string, words: string): Promise<{ contradictionId: string } | Refusal> {
    const flag = await this.store.find(tx, id);
    await this.authorise.check(actor, 'close', 'Contradiction', flag, { asked: id });
    if (!flag) throw new Error('checked, yet not there');
    if (isMeaningless(words)) return settlingNeedsWords();
    if (!(await this.store.settle(tx, id, actor.staffId, words))) return alreadySettled();
    await this.items.close(tx, contradictionKey(id), words);
    const rationale = { contradictionId: id, kind: flag.kind, questionCodes: [...flag.questionCodes], words };
    const occurredAt = await databaseNow(tx);
    await this.ledger.append(tx, actor, { kind: 'contradiction.settled', personId: flag.personId, occurredAt, rationale });
    const about = { operation: 'settleContradiction', subjectType: 'Contradiction', subjectId: id, personId: flag.personId };
    await this.log.write(tx, actor, { ...about, act: 'ALTERATION' });
    return { contradictionId: id };
  }
}

/** People settle which is right; each side says so for itself, and how. */
@Injectable()
export class SettleContradiction {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly settling: SettleInCase,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: SettleAsked): Promise<{ readonly contradictionId: string } | Refusal> {
    const operation = 'settleContradiction';
    const words = plainText(input.words, { field: 'words', label: 'How this was settled', max: 2000, optional: true });
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.settling.within(tx, actor, input.id, words),
      );
      const about = { operation, subjectType: 'Contradiction', subjectId: input.id };
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }
}
