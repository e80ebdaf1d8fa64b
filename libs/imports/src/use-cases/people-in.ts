import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { type CaseAsked, OpenCase, STAGE_LABELS } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Cells, Choice } from '../domain/cells.js';
import { PEOPLE_COLUMNS } from '../domain/columns.js';
import type { FileKind, OneRow } from './file-kind.js';

const STAGES: readonly Choice[] = Object.entries(STAGE_LABELS).map(([value, label]) => ({ value, label }));
type PersonRow = OneRow<CaseAsked, null>;

/** The people an agency works with: a row is about nobody who is here yet. */
@Injectable()
export class PeopleIn implements FileKind<CaseAsked, null> {
  readonly kind = 'PEOPLE';
  readonly columns = PEOPLE_COLUMNS;
  readonly ofNobodyYet = true;

  constructor(private readonly opening: OpenCase) {}

  read(cells: Cells): CaseAsked {
    return {
      crn: cells.optional('crn')?.trim().toUpperCase() ?? null,
      pnc: cells.optional('pnc')?.trim().toUpperCase() ?? null,
      givenNames: cells.text('givenNames'),
      familyName: cells.text('familyName'),
      dateOfBirth: cells.day('dateOfBirth', 'Date of birth') ?? '',
      stage: cells.choice('stage', 'Stage', STAGES),
      unit: cells.optional('unit'),
      lead: cells.optional('lead'),
    };
  }

  may(actor: Actor): boolean {
    return this.opening.may(actor);
  }

  admit(actor: Actor): Promise<void> {
    return this.opening.admit(actor);
  }

  async here(tx: Tx, actor: Actor, { asked }: PersonRow): Promise<boolean> {
    const judged = await this.opening.judge(tx, actor, asked);
    return !isRefusal(judged) && judged.here;
  }

  async judge(tx: Tx, actor: Actor, { asked }: PersonRow): Promise<Refusal | null> {
    const judged = await this.opening.judge(tx, actor, asked);
    return isRefusal(judged) ? judged : null;
  }

  async bring(tx: Tx, actor: Actor, { asked }: PersonRow): Promise<{ thingId: string } | Refusal> {
    const opened = await this.opening.within(tx, actor, asked, 'carryImport');
    return isRefusal(opened) ? opened : { thingId: opened.personId };
  }
}
