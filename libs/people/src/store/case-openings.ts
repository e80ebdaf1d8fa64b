import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CaseSound } from '../domain/case-opening.js';
import { PersonEntity } from './person.entity.js';

export interface CasePlaced extends CaseSound {
  readonly unitId: string;
  readonly leadId: string | null;
}
interface Answer {
  /** NEW, HERE, UNUSABLE or, where it was written, DONE. */
  readonly verdict: string;
  readonly person: string | null;
}

/** The one door by which a person comes into the record through this API. */
@Injectable()
export class CaseOpenings {
  ask = (tx: Tx, one: CasePlaced): Promise<Answer> => this.call(tx, one, false);
  write = (tx: Tx, one: CasePlaced): Promise<Answer> => this.call(tx, one, true);

  /** Of those whom this actor may open. */
  bornOn(tx: Tx, dateOfBirth: string): Promise<PersonEntity[]> {
    return tx.find(PersonEntity, { where: { dateOfBirth }, order: { id: 'ASC' } });
  }

  private async call(tx: Tx, one: CasePlaced, write: boolean): Promise<Answer> {
    const { crn, pnc, givenNames, familyName, dateOfBirth, stage, unitId, leadId } = one;
    const [answer]: [Answer] = await tx.query('select verdict, person from concordat.open_case($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      crn, pnc, givenNames, familyName, dateOfBirth, stage, unitId, leadId, write,
    ]); // prettier-ignore
    return answer;
  }
}
