import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface AnswerHandoverAsked extends InRun {
  readonly step: string;
  readonly accepted: boolean;
  readonly words?: string | null;
}

/** Whoever a step was handed on to takes it, or says why they cannot: until then it stays where it was. */
@Injectable()
export class AnswerHandover {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: AnswerHandoverAsked): Promise<RunChanged | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why you cannot take it', max: 4000, optional: true });
    const { step, accepted } = input;
    const said = accepted ? ({ type: 'HANDOVER_ACCEPTED', step } as const) : ({ type: 'HANDOVER_DECLINED', step, words } as const);
    return this.recording.execute(actor, 'answerHandover', input, said);
  }
}
