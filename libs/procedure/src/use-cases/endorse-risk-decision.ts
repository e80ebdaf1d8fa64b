import { type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalToLook } from '../domain/risk-decision.js';
import { RiskDecisionsStore } from '../store/risk-decisions.store.js';
import type { RiskDecided } from './keep-risk-decision.js';
import { RiskDecisionRecord } from './risk-decision-record.js';

export interface EndorseRiskDecisionAsked {
  readonly key: string;
  readonly decisionId: string;
  readonly endorsed: boolean;
  readonly words?: string | null;
}

/** A supervisor, never whoever took it, looks at a decision once: it is endorsed, or it is said why not. It stands either way. */
@Injectable()
export class EndorseRiskDecision {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: RiskDecisionsStore,
    private readonly record: RiskDecisionRecord,
  ) {}

  execute(actor: Actor, input: EndorseRiskDecisionAsked): Promise<RiskDecided | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'What you say about it', max: 2000, optional: true }) || null;
    const operation = 'endorseRiskDecision';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.look(tx, actor, input.decisionId, { endorsed: input.endorsed, words }),
      );
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: input.decisionId });
      return done;
    });
  }

  private async look(
    tx: Tx,
    actor: Actor,
    id: string,
    said: { readonly endorsed: boolean; readonly words: string | null },
  ): Promise<RiskDecided | Refusal> {
    await this.store.takeTurn(tx, id);
    const decision = await this.store.find(tx, id);
    await this.authorise.check(actor, 'endorse', 'RiskDecision', decision, { asked: id });
    if (!decision) throw new Error('checked, yet not there');
    const refusal = refusalToLook(decision, said);
    if (refusal !== null) return refusal;
    const at = await databaseNow(tx);
    await this.store.look(tx, id, { by: actor.staffId, at, ...said });
    await this.record.lookedAt(tx, actor, decision, { at, ...said });
    return { decisionId: id };
  }
}
