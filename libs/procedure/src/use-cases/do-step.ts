import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { soundWhen } from '../domain/when-said.js';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface DoStepAsked extends InRun {
  readonly step: string;
  readonly outcome: string;
  readonly when: Date;
  readonly words?: string | null;
}

/** A step is done, with the decision that it asks for and when it was done. */
@Injectable()
export class DoStep {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: DoStepAsked): Promise<RunChanged | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why', max: 4000, optional: true });
    const { step, outcome } = input;
    const said = { type: 'DONE', step, outcome, reason: words || null, when: soundWhen(input.when, 'when') } as const;
    return this.recording.execute(actor, 'doStep', input, said);
  }
}
