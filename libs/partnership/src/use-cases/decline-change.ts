import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { AnswerChange } from './answer-change.js';

export interface DeclineChangeAsked {
  readonly key: string;
  readonly id: string;
  readonly reason: string;
}

/**
 * Says no for one's agency. What was taken away at once stays taken: giving it back is a proposal of its own, with a second person of its
 * own, or one person's no would be one person's grant.
 */
@Injectable()
export class DeclineChange {
  constructor(private readonly answering: AnswerChange) {}

  execute(actor: Actor, asked: DeclineChangeAsked): Promise<{ changeId: string } | Refusal> {
    const reason = plainText(asked.reason, { field: 'reason', label: 'Reason', max: 2000 });
    return this.answering.answer(actor, { key: asked.key, id: asked.id, seen: null, words: reason, answer: 'DECLINED' });
  }
}
