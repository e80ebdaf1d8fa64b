import { type Actor, Authorise } from '@lib/access';
import { Invalid, type Refusal, refuse } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type Chronology, chronologyOf, namesCsv } from '../text/chronology-text.js';
import { Chronologies } from '../store/chronologies.js';

/** Whatever was recorded here was recorded later: an earlier day is a slip of the pen. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');
/** Lines of one file; a person has some hundreds in a year. */
const MOST = 10_000;

export interface ChronologyMade extends Chronology {
  readonly names: string;
}

/** The file itself, for whoever may have it. */
@Injectable()
export class MakeChronology {
  constructor(
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly chronologies: Chronologies,
  ) {}

  async execute(tx: Tx, actor: Actor, personId: string, until: Date): Promise<ChronologyMade | Refusal> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    await this.authorise.check(actor, 'export', 'Chronology', { personId, open: person?.open === true });
    if (until < EARLIEST) throw new Invalid({ until: 'Enter a date and time since 2000' });
    // Up to this very instant more could still be recorded, and the same file could not be made again.
    if (until >= (await databaseNow(tx))) throw new Invalid({ until: 'Enter a date and time that have passed' });
    const of = { agencyId: actor.agencyId, personId, until };
    const lines = await this.chronologies.lines(tx, of, MOST);
    if (lines.length > MOST)
      return refuse('CHR-01', `There are more than ${MOST} lines up to then. Choose an earlier time. Nothing was made.`);
    return { ...chronologyOf(of, lines), names: namesCsv(await this.chronologies.names(tx, lines)) };
  }
}
