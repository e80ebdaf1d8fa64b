import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { CaseAround } from './case-around.js';
import { type SilentKept, silentKept } from './keep-decision.js';

/** Port of sharing: who has been silent towards the acting agency at this instant, to be kept with a plan as it is kept with a share. */
@Injectable()
export class SilentSources {
  constructor(
    private readonly people: PeopleReader,
    private readonly around: CaseAround,
  ) {}

  /** None where the person may not be opened. */
  async execute(tx: Tx, personId: string, at: Date): Promise<readonly SilentKept[]> {
    const person = await this.people.open(tx, personId);
    return person === null ? [] : (await this.around.silent(tx, person, at)).map(silentKept);
  }
}
