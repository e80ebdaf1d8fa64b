import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface CheckStepAsked extends InRun {
  readonly step: string;
  readonly signedOff: boolean;
  readonly words?: string | null;
}

/** Somebody else looks at what was done: it is signed off, or goes back with what is to be put right. */
@Injectable()
export class CheckStep {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: CheckStepAsked): Promise<RunChanged | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'What is to be put right', max: 4000, optional: true });
    const { step, signedOff } = input;
    return this.recording.execute(actor, 'checkStep', input, signedOff ? { type: 'SIGNED_OFF', step } : { type: 'SENT_BACK', step, words });
  }
}
