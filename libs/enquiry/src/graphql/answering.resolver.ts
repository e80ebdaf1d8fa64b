import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Extensions, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConfirmAnswers } from '../use-cases/confirm-answers.js';
import { LookAtAnswering } from '../use-cases/look-at-answering.js';
import { SaveAnswers } from '../use-cases/save-answers.js';
import { ConfirmAnswersInput, SaveAnswersInput } from './answering.inputs.js';
import { SaveAnswersResult } from './answering.results.js';
import { answeringShown, refusedShown, savedShown } from './answering.rows.js';
import { Answering, AnsweringGroup } from './answering.types.js';

@Resolver(() => Answering)
export class AnsweringResolver {
  constructor(
    private readonly looking: LookAtAnswering,
    private readonly saving: SaveAnswers,
    private readonly confirming: ConfirmAnswers,
  ) {}

  @Requires('answer', 'Enquiry')
  @Query(() => Answering, { nullable: true, description: 'An enquiry to answer; null when it is not asked of you.' })
  async answering(
    @Args('enquiryId', { type: () => UUID, description: 'The enquiry.' }) enquiryId: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const found = await this.looking.execute(actor, { enquiryId });
    return found && answeringShown(found, read);
  }

  @Requires('answer', 'Enquiry')
  @Mutation(() => SaveAnswersResult, { description: 'Keeps what is typed, also where it is unsound; the problems come back with it.' })
  async saveAnswers(
    @Args('input', { description: 'What is typed.' }) input: SaveAnswersInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const saved = await this.saving.execute(actor, input);
    return isRefusal(saved) ? refusedShown(saved) : savedShown(saved, read);
  }

  @Requires('answer', 'Enquiry')
  @Mutation(() => SaveAnswersResult, { description: 'Says that last time’s answers are still right today.' })
  async confirmAnswers(
    @Args('input', { description: 'Which ones.' }) input: ConfirmAnswersInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const saved = await this.confirming.execute(actor, input);
    return isRefusal(saved) ? refusedShown(saved) : savedShown(saved, read);
  }

  @Extensions({ counted: 10 })
  @ResolveField(() => [AnsweringGroup], { description: 'The groups, or the one that is named.' })
  groups(
    @Parent() { groups }: { readonly groups: readonly AnsweringGroup[] },
    @Args('code', { type: () => String, nullable: true, description: 'Only this group.' }) code?: string | null,
  ) {
    return code ? groups.filter((group) => group.code === code) : groups;
  }
}
