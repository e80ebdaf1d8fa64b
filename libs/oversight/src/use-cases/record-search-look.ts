import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal, refuse } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type LookAsked, soundLook } from '../domain/search-sample.js';
import { SearchLooks } from '../store/search-looks.js';

export interface RecordSearchLookAsked extends LookAsked {
  readonly key: string;
  readonly searchId: string;
  readonly lawfulUse: string;
}

/** Keeps what the officer found of one search. It raises no work and tells nobody, least of all whoever searched. */
@Injectable()
export class RecordSearchLook {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
    private readonly looks: SearchLooks,
  ) {}

  execute(actor: Actor, input: RecordSearchLookAsked): Promise<{ searchId: string } | Refusal> {
    const entry = {
      operation: 'recordSearchLook',
      subjectType: 'SampledSearch',
      subjectId: input.searchId,
      details: { lawfulUse: input.lawfulUse },
    };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: entry.operation, input }, async () => {
        const recorded = await this.record(tx, actor, input);
        if (!isRefusal(recorded)) await this.log.write(tx, actor, { ...entry, act: 'ALTERATION' });
        return recorded;
      });
      if (isRefusal(done)) await this.log.write(tx, actor, { ...entry, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async record(tx: Tx, actor: Actor, input: RecordSearchLookAsked): Promise<{ searchId: string } | Refusal> {
    const found = soundLook(input);
    const search = await this.looks.search(tx, input.searchId);
    await this.authorise.check(actor, 'examine', 'SampledSearch', search, { asked: input.searchId });
    if (!search) throw new Error('checked, yet not there');
    if (search.staffId === actor.staffId) {
      return refuse('SMP-01', 'This is a search of your own. Ask another officer to look at it. Nothing was recorded.');
    }
    await this.looks.add(tx, actor, search, { ...found, lawfulUse: input.lawfulUse });
    return { searchId: search.id };
  }
}
