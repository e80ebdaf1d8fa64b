import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { deidentify, FEWEST_IN_AN_EXTRACT, tooFew } from '../domain/evaluation-extract.js';
import { ShippedSets } from '../questions/shipped.js';
import { EvaluationExtracts, type ExtractRow } from '../store/evaluation-extracts.js';
import { GovernedSets } from '../store/governed-sets.js';

/** What was answered becomes lines that name nobody; the questions are those in use now, so that a code means what it means today. */
@Injectable()
export class MakeExtract {
  constructor(
    private readonly shipped: ShippedSets,
    private readonly sets: GovernedSets,
    private readonly extracts: EvaluationExtracts,
  ) {}

  hold(tx: Tx, id: string): Promise<ExtractRow | null> {
    return this.extracts.hold(tx, id);
  }

  /** How many lines were made; null when it was not approved. */
  async execute(
    tx: Tx,
    actor: Actor,
    extract: ExtractRow,
    said: { readonly approve: boolean; readonly words: string | null },
  ): Promise<number | null | Refusal> {
    const set = (await this.sets.inForce(tx, extract.agencyId, extract.setCode))?.definition ?? this.shipped.find(extract.setCode)?.set;
    if (!set) throw new Error(`the set ${extract.setCode} is not known any more`);
    const lines = said.approve ? deidentify(set, await this.extracts.answered(tx, extract)) : null;
    if (lines !== null && lines.length < FEWEST_IN_AN_EXTRACT) return tooFew(lines.length);
    await this.extracts.decide(tx, extract.id, actor.staffId, { lines, words: said.words });
    return lines?.length ?? null;
  }
}
