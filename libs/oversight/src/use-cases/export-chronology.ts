import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ChronologyMade, MakeChronology } from './make-chronology.js';

const OPERATION = 'exportChronology';

export interface ExportChronologyAsked {
  readonly key: string;
  readonly personId: string;
  readonly until: Date;
}

/** Everything recorded about a person that the agency may see, as a file that is the same to the byte whoever of them makes it again. */
@Injectable()
export class ExportChronology {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly making: MakeChronology,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, asked: ExportChronologyAsked): Promise<ChronologyMade | Refusal> {
    const { key, personId, until } = asked;
    const input = { personId, until: until.toISOString() };
    return this.work.run(actor, async (tx) => {
      const made = await this.making.execute(tx, actor, personId, until);
      // The file itself is not kept with the key: made again, it is the same.
      const done = isRefusal(made)
        ? made
        : await this.keys.once(tx, actor, { key, operation: OPERATION, input }, () => this.record(tx, actor, asked, made));
      if (!isRefusal(done)) return made;
      await this.log.write(tx, actor, { act: 'REFUSED', operation: OPERATION, code: done.code, subjectType: 'Chronology', personId });
      return done;
    });
  }

  /** On both records: what was made can be told from what somebody says was made. */
  private async record(tx: Tx, actor: Actor, { personId, until }: ExportChronologyAsked, made: ChronologyMade): Promise<null> {
    const of = { until: until.toISOString(), jsonHash: made.jsonHash, csvHash: made.csvHash };
    const rationale = { what: 'CHRONOLOGY', lines: made.count, ...of };
    await this.ledger.append(tx, actor, { kind: 'export.made', personId, occurredAt: await databaseNow(tx), rationale });
    const about = { operation: OPERATION, subjectType: 'Chronology', personId };
    await this.log.write(tx, actor, { act: 'CONSULTATION', ...about, rowCount: made.count, details: of });
    return null;
  }
}
