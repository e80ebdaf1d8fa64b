import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { refusedSharing } from '@lib/sharing';
import { Args, Extensions, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskQuestions } from '../use-cases/ask-questions.js';
import { ConsiderEnquiry } from '../use-cases/consider-enquiry.js';
import { OfferQuestionSets } from '../use-cases/offer-question-sets.js';
import { AskInput, ConsiderEnquiryInput } from './asking.inputs.js';
import { AskResult, EnquiryConsidered, EnquiryPolicy, OfferedSet } from './asking.types.js';
import { offeredSet } from './offered-set.js';
import { questionShown } from './question.types.js';
import { refusedEnquiry } from './refused-enquiry.js';

@Resolver()
export class AskingResolver {
  constructor(
    private readonly offering: OfferQuestionSets,
    private readonly considering: ConsiderEnquiry,
    private readonly asking: AskQuestions,
  ) {}

  @Requires('read', 'Enquiry')
  @Query(() => EnquiryPolicy, { description: 'The reasons and marks to choose from when asking and answering.' })
  enquiryPolicy(@Read() read: Reading) {
    return read.root('enquiryPolicy', {});
  }

  @Requires('record', 'Enquiry')
  @Extensions({ counted: 10 })
  @Query(() => [OfferedSet], { description: 'What your agency may ask about this person: the set for their stage first.' })
  async questionSets(
    @Args('personId', { type: () => UUID, description: 'The person.' }) personId: string,
    @Args('recipientAgencyId', { type: () => UUID, nullable: true, description: 'Only what may be asked of this agency.' })
    agencyId: string | null,
    @CurrentActor() actor: Actor,
  ) {
    const offered = await this.offering.execute(actor, { personId, agencyId: agencyId ?? null });
    return offered.map(({ set, suggested }) => offeredSet(set, suggested));
  }

  @Requires('record', 'Enquiry')
  @Query(() => EnquiryConsidered, {
    nullable: true,
    description:
      'The questions with what they replied last time, the grounds, and when it would be due; null for a set that is not offered.',
  })
  async considerEnquiry(
    @Args('input', { description: 'What of whom.' }) input: ConsiderEnquiryInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const found = await this.considering.execute(actor, input);
    if (found === null) return null;
    const groups = found.set.groups.map(({ code, title, questions }) => ({
      code,
      title,
      questions: questions.map((question) => ({ question: questionShown(question), last: found.last.get(question.code) ?? null })),
    }));
    const agreement = found.agreementId && (await read.one('Agreement', found.agreementId));
    return { ...found, set: offeredSet(found.set, found.suggested), groups, agreement };
  }

  @Requires('record', 'Enquiry')
  @Mutation(() => AskResult, { description: 'Puts the questions to them, on the record of both agencies. All of it or nothing.' })
  async askQuestions(
    @Args('input', { description: 'The questions.' }) input: AskInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.asking.execute(actor, input);
    if (!isRefusal(done)) return { __typename: 'EnquiryAsked', enquiry: await read.one('Enquiry', done.enquiryId) };
    return refusedAsking(done, read);
  }
}

async function refusedAsking(refusal: Refusal, read: Reading): Promise<object> {
  return refusal.code.startsWith('ENQ-') ? refusedEnquiry(refusal) : refusedSharing(refusal, read);
}
