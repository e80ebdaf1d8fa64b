import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Viewer } from '@lib/partnership';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AcknowledgeShare } from '../use-cases/acknowledge-share.js';
import { OpenShare } from '../use-cases/open-share.js';
import { ReturnShare } from '../use-cases/return-share.js';
import { RevokeShare } from '../use-cases/revoke-share.js';
import { AcknowledgeInput, NotForUsInput, RevokeInput } from './acting.inputs.js';
import { Decision } from './decision.types.js';
import { PageArgs, SentSharesArgs } from './page.args.js';
import { AcknowledgeResult, NotForUsResult, RevokeResult, ShareOpened } from './sharing.results.js';
import { NoteShare, ReceivedPage, Share, SharePage } from './share.types.js';

@Resolver(() => Share)
export class ShareResolver {
  constructor(
    private readonly opening: OpenShare,
    private readonly acknowledging: AcknowledgeShare,
    private readonly returning: ReturnShare,
    private readonly revoking: RevokeShare,
  ) {}

  @Requires('read', 'Share')
  @Query(() => Share, {
    nullable: true,
    description: 'One share that your agency sent or was sent; null when there is none or it is not for you.',
  })
  share(@Args('id', { type: () => UUID, description: 'The share.' }) id: string, @Read() read: Reading) {
    return read.root('share', { id });
  }

  @Requires('list', 'NewShares')
  @Query(() => SharePage, { description: 'What was sent to you, your units or your agency and has not been answered, the newest first.' })
  newShares(@Args() args: PageArgs, @Read() read: Reading) {
    return read.root('newShares', args);
  }

  @Requires('read', 'Share')
  @Query(() => SharePage, { description: 'What your agency sent, the newest first.' })
  sentShares(@Args() args: SentSharesArgs, @Read() read: Reading) {
    return read.root('sentShares', args);
  }

  @Requires('open', 'Share')
  @Mutation(() => ShareOpened, {
    nullable: true,
    description: 'Opens what was sent to you. The first sight is recorded before anything is read.',
  })
  async openShare(
    @Args('id', { type: () => UUID, description: 'The share.' }) id: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const opened = await this.opening.execute(actor, { id });
    return opened && { ...opened, share: await read.one('Share', opened.shareId) };
  }

  @Requires('answer', 'Share')
  @Mutation(() => AcknowledgeResult, { description: 'Says that it has been read and, when action was asked, what will be done.' })
  async acknowledgeShare(
    @Args('input', { description: 'The share.' }) input: AcknowledgeInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.acknowledging.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'ShareAnswered', share: await read.one('Share', done.shareId) };
  }

  @Requires('answer', 'Share')
  @Mutation(() => NotForUsResult, { description: 'Hands a share back to its sender at once, with the reason.' })
  async returnShare(
    @Args('input', { description: 'The share and why.' }) input: NotForUsInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.returning.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'ShareAnswered', share: await read.one('Share', done.shareId) };
  }

  @Requires('revoke', 'Share')
  @Mutation(() => RevokeResult, { description: 'Takes a share back: nobody there sees its content from then on.' })
  async revokeShare(
    @Args('input', { description: 'The share and why.' }) input: RevokeInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.revoking.execute(actor, input);
    if (isRefusal(done)) return done;
    return { __typename: 'ShareRevoked', share: await read.one('Share', done.shareId), alreadySeen: done.alreadySeen };
  }
}

/** A note stands to the left and does not know where it went; this is where it learns. */
@Resolver(() => RiskNote)
export class NoteSharingResolver {
  @ResolveField(() => [NoteShare], { description: 'To whom exactly this version was sent, the newest first: at most 100.' })
  shares(@Parent() note: ReadRow) {
    return follow(note, 'shares');
  }

  @ResolveField(() => Boolean, { description: 'Whether it was sent more often than `shares` shows.' })
  moreShares(@Parent() note: ReadRow) {
    return follow(note, 'moreShares');
  }

  @ResolveField(() => [Decision], { description: 'What was decided about this version, the newest first: at most 100.' })
  decisions(@Parent() note: ReadRow) {
    return follow(note, 'decisions');
  }

  @ResolveField(() => Boolean, { description: 'Whether more was decided about it than `decisions` shows.' })
  moreDecisions(@Parent() note: ReadRow) {
    return follow(note, 'moreDecisions');
  }
}

@Resolver(() => Viewer)
export class ViewerSharingResolver {
  @ResolveField(() => Int, { description: 'How many urgent shares were sent to you or yours and are not answered.' })
  urgentShares(@Parent() viewer: ReadRow) {
    return viewer.urgentShares;
  }
}

@Resolver(() => Person)
export class PersonSharingResolver {
  @ResolveField(() => ReceivedPage, { description: 'What your agency has been sent about this person, the newest first.' })
  received(@Parent() person: ReadRow, @Args() args: PageArgs) {
    return follow(person, 'received', args);
  }
}
