import { AccessLog, type Actor } from '@lib/access';
import { isMeaningless, isRefusal, type Refusal, refuse } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ImpactLine } from '../domain/change-impact.js';
import { overInWords } from '../domain/change-refusals.js';
import type { ChangeEntity } from '../store/change.entity.js';
import { ChangeRecord } from './change-record.js';
import { DrawUp, seenOf } from './draw-up.js';

export interface ChangeToAnswer {
  readonly change: ChangeEntity;
  readonly impact: readonly ImpactLine[];
  readonly seen: string;
  readonly over: 'SETTLED' | 'ANSWERED' | 'OUTDATED' | null;
}
export interface AnswerAsked {
  readonly key: string;
  readonly id: string;
  readonly seen: string | null;
  readonly words: string | null;
  readonly answer: 'AGREED' | 'DECLINED';
}
const VERBS = { AGREED: 'approve', DECLINED: 'decline' } as const;

/** The second person's answer, whichever it is: what `ApproveChange` and `DeclineChange` do. */
@Injectable()
export class AnswerChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly drawing: DrawUp,
    private readonly record: ChangeRecord,
    private readonly log: AccessLog,
  ) {}

  answer(actor: Actor, input: AnswerAsked): Promise<{ changeId: string } | Refusal> {
    const operation = `${VERBS[input.answer]}Change`;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.give(tx, actor, input));
      const entry = { operation, subjectType: 'Change', subjectId: input.id };
      if (isRefusal(done)) await this.log.write(tx, actor, { ...entry, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async give(tx: Tx, actor: Actor, { id, seen, words, answer }: AnswerAsked): Promise<{ changeId: string } | Refusal> {
    const known = await this.drawing.toAnswer(actor, VERBS[answer], id, await this.record.find(tx, id));
    if (answer === 'DECLINED' && isMeaningless(words)) return refuse('CHG-06', 'Say why, in a few words', { field: 'reason' });
    await this.record.takeTurn(tx, known);
    const change = (await this.record.find(tx, id)) ?? known;
    const over = await this.record.over(tx, actor, change);
    if (over !== null && !(over === 'OUTDATED' && answer === 'DECLINED')) return overInWords(over);
    const impact = await this.drawing.impact(tx, actor, change.kind, change);
    if (answer === 'AGREED' && seenOf(change.before, impact) !== seen) {
      return refuse('CHG-02', 'What this does has changed since you looked. Nothing was decided: read it again, and confirm.');
    }
    await this.record.answer(tx, actor, { change, answer, words, impact });
    return { changeId: id };
  }
}
