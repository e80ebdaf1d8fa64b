import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ApproveReviewScope } from '../use-cases/approve-review-scope.js';
import { EndReviewScope } from '../use-cases/end-review-scope.js';
import { ProposeReviewScope } from '../use-cases/propose-review-scope.js';
import { RecordProtection } from '../use-cases/record-protection.js';
import {
  ApproveReviewScopeInput,
  EndReviewScopeInput,
  ProposeReviewScopeInput,
  ProtectionResult,
  RecordProtectionInput,
  ReviewScopeResult,
} from './exceptions.inputs.js';

const INPUT = { description: 'What is to be done.' };

@Resolver()
export class ReviewScopeResolver {
  constructor(
    private readonly proposing: ProposeReviewScope,
    private readonly approving: ApproveReviewScope,
    private readonly ending: EndReviewScope,
    private readonly protecting: RecordProtection,
  ) {}

  @Requires('propose', 'ReviewScope', { fresh: true })
  @Mutation(() => ReviewScopeResult, { description: 'Proposes an independent review of your agency’s own record. It opens nothing yet.' })
  async proposeReviewScope(@Args('input', INPUT) input: ProposeReviewScopeInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return scope(await this.proposing.execute(actor, input), read);
  }

  @Requires('approve', 'ReviewScope', { fresh: true })
  @Mutation(() => ReviewScopeResult, { description: 'Approves a review that somebody else proposed: the reviewer may read.' })
  async approveReviewScope(@Args('input', INPUT) input: ApproveReviewScopeInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return scope(await this.approving.execute(actor, input), read);
  }

  @Requires('end', 'ReviewScope', { fresh: true })
  @Mutation(() => ReviewScopeResult, { description: 'Ends a review at once.' })
  async endReviewScope(@Args('input', INPUT) input: EndReviewScopeInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return scope(await this.ending.execute(actor, input), read);
  }

  @Requires('record', 'ProtectionRecord')
  @Mutation(() => ProtectionResult, { description: 'Keeps a record that protects somebody, at your own desk.' })
  async recordProtection(@Args('input', INPUT) input: RecordProtectionInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    const done = await this.protecting.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'ProtectionRecorded', record: await read.one('ProtectionRecord', done.recordId) };
  }
}

async function scope(done: { scopeId: string } | { refused: true }, read: Reading) {
  return 'scopeId' in done ? { __typename: 'ReviewScopeDone', scope: await read.one('ReviewScope', done.scopeId) } : done;
}
