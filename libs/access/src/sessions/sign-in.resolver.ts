import { PipelinedReader, Read, type Reading, Unauthenticated, UUID } from '@lib/platform';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, KnownCaller } from '../actor.js';
import { CurrentActor, CurrentCaller, Open, Requires } from '../door/requires.js';
import { EndSignIns } from './end-sign-ins.js';
import { SignIn, SignInPage, SignInsArgs, StaffSignInsArgs } from './sign-in.types.js';

@Resolver(() => SignIn)
export class SignInResolver {
  constructor(
    private readonly ending: EndSignIns,
    private readonly reader: PipelinedReader,
  ) {}

  @Requires('read', 'SignIn')
  @Query(() => SignInPage, { description: 'Where you are signed in, the latest first.' })
  signIns(@Args() args: SignInsArgs, @Read() read: Reading) {
    return read.root('signIns', args);
  }

  @Requires('read', 'SignIn')
  @Query(() => UUID, { description: 'Which of your sign-ins this request belongs to.' })
  thisSignIn(@CurrentActor() actor: Actor): string {
    return actor.signInId;
  }

  @Requires('oversee', 'SignIn')
  @Query(() => SignInPage, { description: 'Who of your agency is signed in, by name.' })
  staffSignIns(@Args() args: StaffSignInsArgs, @Read() read: Reading) {
    return read.root('staffSignIns', args);
  }

  @Requires('end', 'SignIn')
  @Mutation(() => Boolean, { description: 'Ends a sign-in at once: your own, or as an administrator one of your agency’s staff.' })
  async endSignIn(@Args('id', { type: () => UUID, description: 'Which.' }) id: string, @CurrentActor() actor: Actor): Promise<boolean> {
    await this.ending.one(actor, id);
    return true;
  }

  @Requires('end', 'SignIn')
  @Mutation(() => Int, { description: 'Ends every sign-in of yours but this one. Answers how many there were.' })
  endOtherSignIns(@CurrentActor() actor: Actor): Promise<number> {
    return this.ending.others(actor);
  }

  @Open('a token that holds may learn why its own sign-in was ended')
  @Query(() => String, {
    nullable: true,
    description:
      'Why the sign-in that this token belongs to was ended: ENDED_ELSEWHERE, ENDED_BY_ADMINISTRATOR or another word. Null when it was not ended by anybody.',
  })
  async signInEnded(@CurrentCaller() { bearer }: KnownCaller): Promise<string | null> {
    if (!bearer) throw new Unauthenticated();
    const [row] = await this.reader.ask<{ why: string | null }>({
      text: 'select concordat.sign_in_ended_why($1, $2, $3) as why',
      values: [bearer.issuer, bearer.subject, bearer.tokenSession],
    });
    return row?.why ?? null;
  }
}
