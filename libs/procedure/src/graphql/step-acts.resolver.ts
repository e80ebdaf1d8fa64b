import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CheckStep } from '../use-cases/check-step.js';
import { DoStep } from '../use-cases/do-step.js';
import { LeaveStep } from '../use-cases/leave-step.js';
import { TakeStep } from '../use-cases/take-step.js';
import { TryStep } from '../use-cases/try-step.js';
import { changedRun } from './changed-run.js';
import { CheckStepInput, DoStepInput, LeaveStepInput, TakeStepInput, TryStepInput } from './run.inputs.js';
import { ProcedureActResult } from './run.types.js';

const about = (description: string) => ({ description });

/** What is recorded of a step by those whose it is. */
@Resolver()
export class StepActsResolver {
  constructor(
    private readonly takeStepAct: TakeStep,
    private readonly tryStepAct: TryStep,
    private readonly doStepAct: DoStep,
    private readonly checkStepAct: CheckStep,
    private readonly leaveStepAct: LeaveStep,
  ) {}

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Takes a step in hand, by name.'))
  async takeStep(@Args('input', about('Which.')) input: TakeStepInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return changedRun(await this.takeStepAct.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Records a try that came to nothing yet, and plans the next one.'))
  async tryStep(
    @Args('input', about('What came of it, and when next.')) input: TryStepInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.tryStepAct.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Records that a step is done, with its decision.'))
  async doStep(@Args('input', about('How, and when.')) input: DoStepInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return changedRun(await this.doStepAct.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Signs off what somebody else did, or sends it back.'))
  async checkStep(@Args('input', about('Which of the two.')) input: CheckStepInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return changedRun(await this.checkStepAct.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Records the decision that a step is not going to be done.'))
  async leaveStep(
    @Args('input', about('Why, and what happens instead.')) input: LeaveStepInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.leaveStepAct.execute(actor, input), read);
  }
}
