import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { BeginProcedure } from '../use-cases/begin-procedure.js';
import { FinishProcedure } from '../use-cases/finish-procedure.js';
import { OpenProcedure } from '../use-cases/open-procedure.js';
import { ReportFact } from '../use-cases/report-fact.js';
import { StopProcedure } from '../use-cases/stop-procedure.js';
import { changedRun } from './changed-run.js';
import { BeginProcedureInput, FinishProcedureInput, OpenProcedureInput, ReportFactInput, StopProcedureInput } from './run.inputs.js';
import { ProcedureActResult, ProcedureOpenResult } from './run.types.js';

const about = (description: string) => ({ description });

/** What is recorded of a run as a whole. */
@Resolver()
export class ProcedureActsResolver {
  constructor(
    private readonly beginning: BeginProcedure,
    private readonly opening: OpenProcedure,
    private readonly reporting: ReportFact,
    private readonly finishing: FinishProcedure,
    private readonly stopping: StopProcedure,
  ) {}

  @Requires('record', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Begins a process map about a person: your agency alone takes part until it lets others in.'))
  async beginProcedure(
    @Args('input', about('Which, about whom, and what is known.')) input: BeginProcedureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.beginning.execute(actor, input), read);
  }

  @Requires('share', 'ProcedureRun')
  @Mutation(() => ProcedureOpenResult, about('Lets another agency take part, on the grounds on which it may be told of the person.'))
  async openProcedure(
    @Args('input', about('To whom, and on what grounds.')) input: OpenProcedureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.opening.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Reports something that the map waits for.'))
  async reportFact(@Args('input', about('What, and when.')) input: ReportFactInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return changedRun(await this.reporting.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Records that a run is over, once an end is reached and nothing is left to do.'))
  async finishProcedure(
    @Args('input', about('Which, and at which end.')) input: FinishProcedureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.finishing.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Stops a run before its end: a supervisor’s decision.'))
  async stopProcedure(
    @Args('input', about('Which, and why.')) input: StopProcedureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.stopping.execute(actor, input), read);
  }
}
