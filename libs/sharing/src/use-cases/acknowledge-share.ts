import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { mayAcknowledge } from '../domain/answering.js';
import { AnswerShare } from './answer-share.js';

export interface AcknowledgeAsked {
  readonly key: string;
  readonly shareId: string;
  readonly words?: string | null;
}

/** "We have read this." */
@Injectable()
export class AcknowledgeShare {
  constructor(private readonly answering: AnswerShare) {}

  execute(actor: Actor, input: AcknowledgeAsked): Promise<{ shareId: string } | Refusal> {
    const words = plainText(input.words ?? null, { field: 'words', label: 'What you will do', max: 2000, optional: true }) || null;
    return this.answering.execute(actor, input, {
      operation: 'acknowledgeShare',
      response: 'ACKNOWLEDGED',
      words,
      refusal: (share) => mayAcknowledge(share, words),
    });
  }
}
