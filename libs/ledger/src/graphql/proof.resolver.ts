import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ProveEntry } from '../receipts/prove-entry.js';
import { EntryProof } from './entry-proof.type.js';

/** Shares and decisions stand to the right; the ledger knows of them that they have an entry, and may read them as anybody else does. */
@Resolver()
export class ProofResolver {
  constructor(private readonly proving: ProveEntry) {}

  @Requires('read', 'Share')
  @Query(() => EntryProof, {
    nullable: true,
    description: 'Proves that a share was sent, and of what went as much as you may open; null when there is none or it is not for you.',
  })
  async shareProof(
    @Args('id', { type: () => UUID, description: 'The share.' }) id: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return this.proving.execute(actor, { of: 'Share', id, readable: (await read.one('Share', id)) !== null });
  }

  @Requires('read', 'DecisionSet')
  @Query(() => EntryProof, {
    nullable: true,
    description: 'Proves a whole set of decisions, what was withheld included; null when there is none or it is not your agency’s.',
  })
  async decisionProof(
    @Args('id', { type: () => UUID, description: 'The set of decisions.' }) id: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return this.proving.execute(actor, { of: 'DecisionSet', id, readable: (await read.one('DecisionSet', id)) !== null });
  }
}
