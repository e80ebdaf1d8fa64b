import type { Actor } from '@lib/access';
import { type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface FinishProcedureAsked extends InRun {
  /** The end that was reached, as whoever finishes it saw it. */
  readonly end: string;
}

/** Once an end is reached and nothing is left to do, it is recorded that the run is over. */
@Injectable()
export class FinishProcedure {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: FinishProcedureAsked): Promise<RunChanged | Refusal> {
    return this.recording.execute(actor, 'finishProcedure', input, { type: 'FINISHED', end: input.end });
  }
}
