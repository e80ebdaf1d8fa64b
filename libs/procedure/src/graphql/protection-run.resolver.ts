import { type Actor, CurrentActor, Requires } from '@lib/access';
import { ProtectionRecord } from '@lib/exceptions';
import { follow, Read, type Reading, type ReadRow } from '@lib/platform';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { BeginProtectionProcedure } from '../use-cases/begin-protection-procedure.js';
import { changedRun } from './changed-run.js';
import { BeginProtectionProcedureInput, PageOfPersonArgs } from './run.inputs.js';
import { ProcedureActResult, ProcedureRunPage } from './run.types.js';

/** A protection record stands to the left and knows of no run; nothing else leads to these. */
@Resolver(() => ProtectionRecord)
export class ProtectionRunsResolver {
  constructor(private readonly beginning: BeginProtectionProcedure) {}

  @ResolveField(() => ProcedureRunPage, { description: 'Process maps that run on this record, or ran.' })
  runs(@Parent() record: ReadRow, @Args() args: PageOfPersonArgs) {
    return follow(record, 'runs', args);
  }

  @Requires('record', 'ProcedureRun')
  @Mutation(() => ProcedureActResult, {
    description: 'Begins a process map about a person at risk, on their protection record: your desk alone takes part.',
  })
  async beginProtectionProcedure(
    @Args('input', { description: 'Which, on which record, and what is known.' }) input: BeginProtectionProcedureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changedRun(await this.beginning.execute(actor, input), read);
  }
}
