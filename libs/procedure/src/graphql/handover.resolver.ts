import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AnswerHandover } from '../use-cases/answer-handover.js';
import { HandOnStep } from '../use-cases/hand-on-step.js';
import { changedRun } from './changed-run.js';
import { AnswerHandoverInput, HandOnStepInput } from './run.inputs.js';
import { ProcedureActResult } from './run.types.js';

const about = (description: string) => ({ description });

/** A step passes from one person to another by name, and is never just dropped. */
@Resolver()
export class HandoverResolver {
  constructor(
    private readonly handOnStepAct: HandOnStep,
    private readonly answerHandoverAct: AnswerHandover,
  ) {}

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Hands a step on to somebody else; it stays where it is until they accept it.'))
  async handOnStep(@Args('input', about('To whom.')) input: HandOnStepInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return changedRun(await this.handOnStepAct.execute(actor, input), read);
  }

  @Requires('answer', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, about('Accepts what was handed on to you, or says why not.'))
  async answerHandover(
    @Args('input', about('Whether you take it.')) input: AnswerHandoverInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.answerHandoverAct.execute(actor, input), read);
  }
}
