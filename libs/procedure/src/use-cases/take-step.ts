import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface TakeStepAsked extends InRun {
  readonly step: string;
}

/** Somebody says by name that they have a step in hand. */
@Injectable()
export class TakeStep {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: TakeStepAsked): Promise<RunChanged | Refusal> {
    return this.recording.execute(actor, 'takeStep', input, { type: 'TAKEN', step: input.step });
  }
}
