import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { lineRows, refusedSharing } from '@lib/sharing';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CheckAnswers } from '../use-cases/check-answers.js';
import { SendAnswers } from '../use-cases/send-answers.js';
import type { SendingDone } from '../use-cases/sending-act.js';
import { SettleContradiction } from '../use-cases/settle-contradiction.js';
import { SendAnswersInput, SettleContradictionInput } from './answering.inputs.js';
import { SendAnswersResult, SettleResult } from './answering.results.js';
import { refusedShown } from './answering.rows.js';
import { AnswersChecked } from './answering.types.js';

@Resolver(() => AnswersChecked)
export class SendingResolver {
  constructor(
    private readonly checking: CheckAnswers,
    private readonly sending: SendAnswers,
    private readonly settling: SettleContradiction,
  ) {}

  @Requires('answer', 'Enquiry')
  @Query(() => AnswersChecked, { nullable: true, description: 'What would go if you sent now; null when the enquiry is not asked of you.' })
  async checkAnswers(
    @Args('enquiryId', { type: () => UUID, description: 'The enquiry.' }) enquiryId: string,
    @Args('noteIds', { type: () => [UUID], defaultValue: [], description: 'Notes that are to go with the answers.' }) noteIds: string[],
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const found = await this.checking.execute(actor, { enquiryId, noteIds });
    if (!found) return null;
    const graver = await Promise.all(found.graver.map((line) => lineRows(line, read)));
    return { ...found, graver, expectedLeftOut: await read.several('Agency', found.expectedLeftOut) };
  }

  @Requires('answer', 'Enquiry')
  @Mutation(() => SendAnswersResult, { description: 'Sends what is answered, as one sharing decision. All of it or nothing.' })
  async sendAnswers(
    @Args('input', { description: 'What was checked, and what goes with it.' }) input: SendAnswersInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.sending.execute(actor, input);
    return isRefusal(done) ? refusedSending(done, read) : sentShown(done, read);
  }

  @Requires('close', 'Contradiction')
  @Mutation(() => SettleResult, { description: 'Records how something that did not agree was settled, for your agency.' })
  async settleContradiction(
    @Args('input', { description: 'Which, and how.' }) input: SettleContradictionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.settling.execute(actor, input);
    if (isRefusal(done)) return refusedShown(done);
    return { __typename: 'ContradictionSettled', contradiction: await read.one('Contradiction', done.contradictionId) };
  }
}

/** The kept answer as the wire shows it: read afresh, so that a retry shows the record and not a copy of it. */
async function sentShown(done: SendingDone, read: Reading) {
  return {
    __typename: 'AnswersSent',
    enquiry: await read.one('Enquiry', done.enquiryId),
    set: await read.one('DecisionSet', done.setId),
    shares: await read.several('Share', done.shareIds),
    stillOpen: done.stillOpen,
    contradictions: await read.several('Contradiction', done.contradictionIds),
    silentSources: done.silentSources,
  };
}

function refusedSending(refusal: Refusal, read: Reading): object {
  return refusal.code.startsWith('ENQ-') ? refusedShown(refusal) : refusedSharing(refusal, read);
}
