import { Requires } from '@lib/access';
import { ShippedSets } from '@lib/enquiry';
import { Staff } from '@lib/partnership';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ProcedureDefinition } from '../domain/definition.js';
import { ProcedureMap } from './procedure.types.js';
import { PageOfPersonArgs, StepTakersArgs } from './run.inputs.js';
import { ProcedureRun, ProcedureRunPage } from './run.types.js';
import { shownProcedure } from './shown-procedure.js';

@Resolver(() => ProcedureRun)
export class ProcedureRunResolver {
  constructor(private readonly sets: ShippedSets) {}

  @Requires('read', 'ProcedureRun')
  @Query(() => ProcedureRun, { nullable: true, description: 'One run in which your agency takes part; null when there is none for you.' })
  procedureRun(@Args('id', { type: () => UUID, description: 'The run.' }) id: string, @Read() read: Reading) {
    return read.root('procedureRun', { id });
  }

  @ResolveField(() => ProcedureMap, { description: 'The map as it was begun, to show.' })
  map(@Parent() { definition }: ReadRow): ProcedureMap {
    return shownProcedure(JSON.parse(String(definition)) as ProcedureDefinition, this.sets);
  }

  @ResolveField(() => [Staff], { description: 'Who could take a step in hand by the post they hold, in an agency that takes part.' })
  takers(@Parent() run: ReadRow, @Args() args: StepTakersArgs) {
    return follow(run, 'takers', args);
  }
}

/** A person stands to the left and knows of no run. */
@Resolver(() => Person)
export class PersonRunsResolver {
  @ResolveField(() => ProcedureRunPage, { description: 'Process maps that run about this person, or ran, where your agency takes part.' })
  procedureRuns(@Parent() person: ReadRow, @Args() args: PageOfPersonArgs) {
    return follow(person, 'procedureRuns', args);
  }
}
