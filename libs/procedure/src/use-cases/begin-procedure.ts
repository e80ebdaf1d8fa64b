import { type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { soundWhen } from '../domain/when-said.js';
import type { ReportedFact } from '../domain/run-events.js';
import { type BeginAsked, BegunRun } from './begun-run.js';
import type { RunChanged } from './record-in-run.js';

export interface BeginProcedureAsked extends BeginAsked {
  readonly key: string;
  readonly personId: string;
}

/** As many as a map may have facts; a bound on what one request can cost. */
const MOST_FACTS = 60;

export function soundFacts(facts: readonly ReportedFact[]): ReportedFact[] {
  if (facts.length > MOST_FACTS) throw new Invalid({ facts: `Name ${MOST_FACTS} facts or fewer` });
  return facts.map(({ fact, when }) => ({ fact, when: soundWhen(when, 'facts') }));
}

/** Begins a process map about somebody. The agency that begins it takes part alone until it lets others in. */
@Injectable()
export class BeginProcedure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly begun: BegunRun,
  ) {}

  execute(actor: Actor, input: BeginProcedureAsked): Promise<RunChanged | Refusal> {
    const operation = 'beginProcedure';
    const facts = soundFacts(input.facts);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, async () => {
        const person = await this.begun.open(tx, actor, input.personId);
        const run = { personId: person.id, open: person.open, workable: person.workable, takesPart: true, agencyId: actor.agencyId };
        await this.authorise.check(actor, 'record', 'ProcedureRun', run, { asked: person.id });
        const subject = { personId: person.id, protectionId: null, unitId: actor.homeUnitId, who: actor, operation } as const;
        return this.begun.execute(tx, actor, { ...input, facts }, subject);
      });
      if (isRefusal(done)) await this.begun.refused(tx, actor, operation, done.code, input.personId);
      return done;
    });
  }
}
