import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface LeaveStepAsked extends InRun {
  readonly step: string;
  readonly words: string;
  readonly instead: string;
}

/** A decision, with its reasons, that a step is not going to be done, and what happens instead. */
@Injectable()
export class LeaveStep {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: LeaveStepAsked): Promise<RunChanged | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why this is left', max: 4000 });
    const instead = plainText(input.instead, { field: 'instead', label: 'What happens instead', max: 4000 });
    return this.recording.execute(actor, 'leaveStep', input, { type: 'LEFT', step: input.step, words, instead });
  }
}
