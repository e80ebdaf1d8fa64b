import type { Actor } from '@lib/access';
import { type Refusal, refuse } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import { Injectable } from '@nestjs/common';
import { ProtectionDesk } from '../store/protection-desk.js';
import { type InRun, RecordInRun, type RunChanged } from './record-in-run.js';

export interface HandOnStepAsked extends InRun {
  readonly step: string;
  readonly toStaffId: string;
}

/** Work in hand goes to somebody else by name, of an agency that takes part. It stays where it is until they accept it. */
@Injectable()
export class HandOnStep {
  constructor(
    private readonly recording: RecordInRun,
    private readonly directory: Directory,
    private readonly desk: ProtectionDesk,
  ) {}

  execute(actor: Actor, input: HandOnStepAsked): Promise<RunChanged | Refusal> {
    const { step, toStaffId } = input;
    return this.recording.execute(actor, 'handOnStep', input, { type: 'HANDED_ON', step, toStaffId }, async (tx, run) => {
      const [to] = await this.directory.staff(tx, [toStaffId]);
      if (to !== undefined && run.protectionId !== null && (await this.desk.rolesOf(tx, to.id, run.unitId)).length === 0)
        return refuse('NOT_OF_THIS_RUN', 'Choose somebody who holds a post at this desk.');
      return to !== undefined && run.agencyIds.includes(to.agencyId)
        ? null
        : refuse('NOT_OF_THIS_RUN', 'Choose somebody of an agency that takes part in this.');
    });
  }
}
