import type { Actor } from '@lib/access';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { toQuestionnaire } from '../interchange/fhir-questionnaire.js';
import { ShippedSets } from '../questions/shipped.js';
import { GovernedSets } from '../store/governed-sets.js';

/** What an agency asks now, as a FHIR R4 Questionnaire for another program; null for a set that there is not. */
@Injectable()
export class ExportQuestionSet {
  constructor(
    private readonly work: UnitOfWork,
    private readonly shipped: ShippedSets,
    private readonly sets: GovernedSets,
  ) {}

  execute(actor: Actor, code: string): Promise<string | null> {
    return this.work.run(actor, async (tx) => {
      const set = (await this.sets.inForce(tx, actor.agencyId, code))?.definition ?? this.shipped.find(code)?.set;
      return set ? JSON.stringify(toQuestionnaire(set)) : null;
    });
  }
}
