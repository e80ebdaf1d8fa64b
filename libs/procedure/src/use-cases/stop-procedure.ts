import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface StopProcedureAsked extends InRun {
  readonly words: string;
}

/** A supervisor ends a run before it has come to an end of its own. What only a supervisor may leave is decided on first. */
@Injectable()
export class StopProcedure {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: StopProcedureAsked): Promise<RunChanged | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why this is stopped', max: 4000 });
    return this.recording.execute(actor, 'stopProcedure', input, { type: 'STOPPED', words });
  }
}
