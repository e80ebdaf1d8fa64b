import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { AnswerChange } from './answer-change.js';

export interface ApproveChangeAsked {
  readonly key: string;
  readonly id: string;
  /** Of the effect that was shown. */
  readonly seen: string;
  readonly words?: string | null;
}

/** Agrees for one's agency. When every agency asked has agreed, it is done in the same moment. */
@Injectable()
export class ApproveChange {
  constructor(private readonly answering: AnswerChange) {}

  execute(actor: Actor, { key, id, seen, words }: ApproveChangeAsked): Promise<{ changeId: string } | Refusal> {
    const said = plainText(words, { field: 'words', label: 'What you want to add', max: 2000, optional: true });
    return this.answering.answer(actor, { key, id, seen, words: said === '' ? null : said, answer: 'AGREED' });
  }
}
