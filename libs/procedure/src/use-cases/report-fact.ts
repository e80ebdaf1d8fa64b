import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { soundWhen } from '../domain/when-said.js';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface ReportFactAsked extends InRun {
  readonly fact: string;
  readonly when: Date;
}

/** Something that the map waits for happened in the world, or is known to be going to. */
@Injectable()
export class ReportFact {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: ReportFactAsked): Promise<RunChanged | Refusal> {
    const said = { type: 'FACT_REPORTED', fact: input.fact, when: soundWhen(input.when, 'when') } as const;
    return this.recording.execute(actor, 'reportFact', input, said);
  }
}
