import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { soundWhen } from '../domain/when-said.js';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface TryStepAsked extends InRun {
  readonly step: string;
  readonly words: string;
  readonly nextAt: Date;
}

/** A try came to nothing yet, and the next one is planned: a visit at which nobody was found. */
@Injectable()
export class TryStep {
  constructor(private readonly recording: RecordInRun) {}

  execute(actor: Actor, input: TryStepAsked): Promise<RunChanged | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'What came of it', max: 4000 });
    const said = { type: 'TRIED', step: input.step, words, nextAt: soundWhen(input.nextAt, 'nextAt') } as const;
    return this.recording.execute(actor, 'tryStep', input, said);
  }
}
