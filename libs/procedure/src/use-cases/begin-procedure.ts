import { type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { soundWhen } from '../domain/when-said.js';
import { type BeginAsked, BegunRun } from './begun-run.js';
import type { RunChanged } from './record-in-run.js';
import { RunRecord } from './run-record.js';

export interface BeginProcedureAsked extends BeginAsked {
  readonly key: string;
}

/** As many as a map may have facts; a bound on what one request can cost. */
const MOST_FACTS = 60;

/** Begins a process map about somebody. The agency that begins it takes part alone until it lets others in. */
@Injectable()
export class BeginProcedure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly begun: BegunRun,
    private readonly record: RunRecord,
  ) {}

  execute(actor: Actor, input: BeginProcedureAsked): Promise<RunChanged | Refusal> {
    const operation = 'beginProcedure';
    if (input.facts.length > MOST_FACTS) throw new Invalid({ facts: `Name ${MOST_FACTS} facts or fewer` });
    const facts = input.facts.map(({ fact, when }) => ({ fact, when: soundWhen(when, 'facts') }));
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const person = await this.begun.open(tx, actor, input.personId);
        const run = { personId: person.id, open: person.open, workable: person.workable, takesPart: true, agencyId: actor.agencyId };
        await this.authorise.check(actor, 'record', 'ProcedureRun', run, { asked: person.id });
        return this.begun.execute(tx, actor, { ...input, facts });
      });
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { personId: input.personId });
      return done;
    });
  }
}
