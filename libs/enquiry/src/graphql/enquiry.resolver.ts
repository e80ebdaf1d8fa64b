import { Requires } from '@lib/access';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Contradiction, Enquiry, EnquiryPage } from './enquiry.types.js';
import { EnquiriesArgs, EnquiriesAskedArgs } from './page.args.js';

@Resolver(() => Enquiry)
export class EnquiryResolver {
  @Requires('read', 'Enquiry')
  @Query(() => Enquiry, {
    nullable: true,
    description: 'One enquiry that your agency asked or was asked; null when there is none for you.',
  })
  enquiry(@Args('id', { type: () => UUID, description: 'The enquiry.' }) id: string, @Read() read: Reading) {
    return read.root('enquiry', { id });
  }

  @Requires('read', 'Enquiry')
  @Query(() => EnquiryPage, {
    description: 'What was asked of you, your units or your agency and is still open: what is due soonest first.',
  })
  enquiriesToAnswer(@Args() args: EnquiriesArgs, @Read() read: Reading) {
    return read.root('enquiriesToAnswer', args);
  }

  @Requires('read', 'Enquiry')
  @Query(() => EnquiryPage, { description: 'What your agency asked, the newest first.' })
  enquiriesAsked(@Args() args: EnquiriesAskedArgs, @Read() read: Reading) {
    return read.root('enquiriesAsked', args);
  }
}

/** A person stands to the left and knows of no enquiry. */
@Resolver(() => Person)
export class PersonEnquiriesResolver {
  @ResolveField(() => EnquiryPage, { description: 'What was asked about this person by your agency or of you, the newest first.' })
  enquiries(@Parent() person: ReadRow, @Args() args: EnquiriesArgs) {
    return follow(person, 'enquiries', args);
  }

  @ResolveField(() => [Contradiction], { description: 'What does not agree and nobody has settled, the newest first: at most 100.' })
  contradictions(@Parent() person: ReadRow) {
    return follow(person, 'contradictions');
  }

  @ResolveField(() => Boolean, { description: 'Whether there are more than that.' })
  moreContradictions(@Parent() person: ReadRow) {
    return follow(person, 'moreContradictions');
  }
}
