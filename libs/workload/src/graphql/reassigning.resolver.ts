import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Staff, Unit } from '@lib/partnership';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GiveWorkBack } from '../use-cases/give-work-back.js';
import type { WorkMoved } from '../use-cases/move-record.js';
import { ReassignWork } from '../use-cases/reassign-work.js';
import {
  GiveWorkBackInput,
  ReassignmentsArgs,
  ReassignWorkInput,
  ReassignWorkResult,
  TakersArgs,
  TeamWorkArgs,
  TeamWorkPage,
  WorkReassignmentPage,
} from './reassigning.types.js';

const INPUT = { description: 'What is to be done.' };
const AFTER = { type: () => UUID, nullable: true, description: 'The last one you have, for those after it.' } as const;

@Resolver()
export class ReassigningResolver {
  constructor(
    private readonly giving: ReassignWork,
    private readonly back: GiveWorkBack,
  ) {}

  @Requires('read', 'TeamUnit')
  @Query(() => TeamWorkPage, { description: 'Open work of a unit that you answer for, as far as you may know of it.' })
  teamWork(@Args() args: TeamWorkArgs, @Read() read: Reading) {
    return read.root('teamWork', args);
  }

  @Requires('reassign', 'TeamUnit')
  @Query(() => [Staff], { description: 'Who may be given work of a unit: those with a post in it or below it.' })
  workTakers(@Args() args: TakersArgs, @Read() read: Reading) {
    return read.root('workTakers', args);
  }

  @Requires('reassign', 'TeamUnit')
  @Query(() => [Unit], { description: 'Which units may be given work: yours and those below.' })
  takingUnits(@Args('after', AFTER) after: string | null, @Read() read: Reading) {
    return read.root('takingUnits', { after });
  }

  @Requires('read', 'WorkReassignment')
  @Query(() => WorkReassignmentPage, { description: 'What changed hands in the last 14 days: of a unit, of a piece of work, or of yours.' })
  reassignments(@Args() args: ReassignmentsArgs, @Read() read: Reading) {
    return read.root('reassignments', args);
  }

  @Requires('reassign', 'TeamUnit')
  @Mutation(() => ReassignWorkResult, { description: 'Gives open work of your units to one person or unit: all of it or none.' })
  async reassignWork(@Args('input', INPUT) input: ReassignWorkInput, @CurrentActor() actor: Actor) {
    return done(await this.giving.execute(actor, input));
  }

  @Requires('reassign', 'TeamUnit')
  @Mutation(() => ReassignWorkResult, {
    description: 'Gives back what was given together. It is another reassignment, with its own reason.',
  })
  async giveWorkBack(@Args('input', INPUT) input: GiveWorkBackInput, @CurrentActor() actor: Actor) {
    return done(await this.back.execute(actor, input));
  }
}

const done = (result: WorkMoved | Refusal) => (isRefusal(result) ? result : { __typename: 'WorkReassigned', ...result });
