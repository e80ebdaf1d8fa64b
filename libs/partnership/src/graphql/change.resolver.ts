import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ImpactLine } from '../domain/change-impact.js';
import { ApproveChange } from '../use-cases/approve-change.js';
import { ConsiderChange } from '../use-cases/consider-change.js';
import { DeclineChange } from '../use-cases/decline-change.js';
import { LookAtChange } from '../use-cases/look-at-change.js';
import { ProposeChange } from '../use-cases/propose-change.js';
import {
  ApproveChangeInput,
  Change,
  ChangePage,
  ChangeResult,
  ChangesArgs,
  ChangeToAnswer,
  ConsiderChangeInput,
  ConsiderChangeResult,
  DeclineChangeInput,
  ProposeChangeInput,
} from './change.types.js';

@Resolver(() => Change)
export class ChangeResolver {
  constructor(
    private readonly considering: ConsiderChange,
    private readonly proposing: ProposeChange,
    private readonly looking: LookAtChange,
    private readonly approving: ApproveChange,
    private readonly declining: DeclineChange,
  ) {}

  @Requires('read', 'Change')
  @Query(() => ChangePage, {
    description: 'Changes that concern your agency, newest first: of agreements, or of its own posts and accounts.',
  })
  changes(@Args() args: ChangesArgs, @Read() read: Reading) {
    return read.root('changes', args);
  }

  @Requires('read', 'Change')
  @Query(() => Change, { nullable: true, description: 'One change; null when there is none or it does not concern your agency.' })
  change(@Args('id', { type: () => UUID, description: 'The change.' }) id: string, @Read() read: Reading) {
    return read.root('change', { id });
  }

  @Requires('propose', 'Change')
  @Query(() => ConsiderChangeResult, { description: 'What a change would do and to whom. It changes nothing.' })
  async considerChange(
    @Args('input', { description: 'The change.' }) input: ConsiderChangeInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const drawn = await this.considering.execute(actor, input);
    if (!('seen' in drawn)) return drawn;
    const { before, after, atOnce, seen, answerBy } = drawn;
    const lines = Object.entries(after).map(([field, becomes]) => ({
      field,
      was: asText(before[field as keyof typeof before]),
      becomes: asText(becomes),
    }));
    const impact = await withAgencies(drawn.impact, read);
    return { __typename: 'ChangeConsidered', lines, impact, atOnce, seen, askedOf: await read.several('Agency', answerBy) };
  }

  @Requires('propose', 'Change', { fresh: true })
  @Mutation(() => ChangeResult, {
    description: 'Proposes a change. Taking away is done at once and looked at afterwards; giving waits for the others.',
  })
  async proposeChange(
    @Args('input', { description: 'The change, and why.' }) input: ProposeChangeInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return recorded(await this.proposing.execute(actor, input), read);
  }

  @Requires('approve', 'Change')
  @Query(() => ChangeToAnswer, { description: 'A proposed change with what it does now, for whoever may answer it.' })
  async changeToAnswer(
    @Args('id', { type: () => UUID, description: 'The change.' }) id: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const { impact, seen, over } = await this.looking.execute(actor, id);
    return { change: await read.one('Change', id), impact: await withAgencies(impact, read), seen, outdated: over === 'OUTDATED' };
  }

  @Requires('approve', 'Change', { fresh: true })
  @Mutation(() => ChangeResult, {
    description: 'Agrees for your agency. Once every agency asked has agreed, it is done in the same moment.',
  })
  async approveChange(
    @Args('input', { description: 'The change, and what was seen of it.' }) input: ApproveChangeInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return recorded(await this.approving.execute(actor, input), read);
  }

  @Requires('decline', 'Change', { fresh: true })
  @Mutation(() => ChangeResult, {
    description: 'Declines for your agency. What was taken away at once stays taken until it is given back by a change of its own.',
  })
  async declineChange(
    @Args('input', { description: 'The change, and why not.' }) input: DeclineChangeInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return recorded(await this.declining.execute(actor, input), read);
  }
}

async function recorded(done: { changeId: string } | Refusal, read: Reading) {
  if (isRefusal(done)) return done;
  return { __typename: 'ChangeRecorded', change: await read.one('Change', done.changeId) };
}

async function withAgencies(lines: readonly ImpactLine[], read: Reading) {
  return Promise.all(lines.map(async (line) => ({ ...line, agency: line.agencyId && (await read.one('Agency', line.agencyId)) })));
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
