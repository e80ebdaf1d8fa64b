import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CloseEnquiry } from '../use-cases/close-enquiry.js';
import { DeclineEnquiry } from '../use-cases/decline-enquiry.js';
import { OpenEnquiry } from '../use-cases/open-enquiry.js';
import { CloseEnquiryInput, DeclineEnquiryInput } from './asking.inputs.js';
import { EnquiryActResult, EnquiryOpened } from './asking.types.js';
import { refusedEnquiry } from './refused-enquiry.js';

/** What becomes of an enquiry besides being answered. */
@Resolver()
export class EnquiryActsResolver {
  constructor(
    private readonly opening: OpenEnquiry,
    private readonly declining: DeclineEnquiry,
    private readonly closing: CloseEnquiry,
  ) {}

  @Requires('open', 'Enquiry')
  @Mutation(() => EnquiryOpened, {
    nullable: true,
    description: 'Opens an enquiry that was addressed to you; null when there is none for you. The first sight is recorded.',
  })
  async openEnquiry(
    @Args('id', { type: () => UUID, description: 'The enquiry.' }) id: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const opened = await this.opening.execute(actor, { id });
    return opened && { ...opened, enquiry: await read.one('Enquiry', opened.enquiryId) };
  }

  @Requires('answer', 'Enquiry')
  @Mutation(() => EnquiryActResult, { description: 'Says that you will not answer what is open, and why.' })
  async declineEnquiry(
    @Args('input', { description: 'Which, and why.' }) input: DeclineEnquiryInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changed(await this.declining.execute(actor, input), read);
  }

  @Requires('close', 'Enquiry')
  @Mutation(() => EnquiryActResult, { description: 'Takes back what your agency asked: the answers are no longer needed.' })
  async closeEnquiry(
    @Args('input', { description: 'Which, and why.' }) input: CloseEnquiryInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return changed(await this.closing.execute(actor, input), read);
  }
}

async function changed(done: { readonly enquiryId: string } | Refusal, read: Reading): Promise<object> {
  return isRefusal(done) ? refusedEnquiry(done) : { __typename: 'EnquiryChanged', enquiry: await read.one('Enquiry', done.enquiryId) };
}
