import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DiscardDraft } from '../use-cases/discard-draft.js';
import { SaveDraft } from '../use-cases/save-draft.js';
import { SaveDraftInput } from './acting.inputs.js';
import { Draft } from './kept.types.js';
import { AFTER } from './page.args.js';
import { DraftSaved } from './sharing.results.js';

@Resolver(() => Draft)
export class DraftResolver {
  constructor(
    private readonly saving: SaveDraft,
    private readonly discarding: DiscardDraft,
  ) {}

  @Requires('read', 'Draft')
  @Query(() => [Draft], { description: 'Your own drafts, the one last saved first.' })
  drafts(@Read() read: Reading, @Args('after', AFTER) after?: string | null) {
    return read.root('drafts', { after });
  }

  @Requires('read', 'Draft')
  @Query(() => Draft, { nullable: true, description: 'One of your own drafts.' })
  draft(@Args('id', { type: () => UUID, description: 'The draft.' }) id: string, @Read() read: Reading) {
    return read.root('draft', { id });
  }

  @Requires('keep', 'Draft')
  @Mutation(() => DraftSaved, { description: 'Keeps what is half typed.' })
  async saveDraft(
    @Args('input', { description: 'The page as typed.' }) input: SaveDraftInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const { draftId } = await this.saving.execute(actor, input);
    return { draft: await read.one('Draft', draftId) };
  }

  @Requires('keep', 'Draft')
  @Mutation(() => Boolean, { description: 'Throws a draft away; true when there was one.' })
  discardDraft(@Args('id', { type: () => UUID, description: 'The draft.' }) id: string, @CurrentActor() actor: Actor) {
    return this.discarding.execute(actor, { id });
  }
}
