import { plainText } from '@lib/kernel';
import { PipelinedReader, Unauthenticated } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { KnownCaller } from '../actor.js';
import { CurrentCaller, Open } from '../door/requires.js';

/** The two acts that a token alone may do: start its own sign-in, and end it. */
@Resolver()
export class SessionResolver {
  constructor(private readonly reader: PipelinedReader) {}

  @Open('a token that holds may start its own sign-in; there is no actor before it')
  @Mutation(() => Boolean, {
    description:
      'Starts the sign-in that this token belongs to; sent again with a later token of the same sign-in, it takes the new time of proof (auth_time). False when the account is unknown or suspended, or the sign-in has ended.',
  })
  async startSession(
    @CurrentCaller() { bearer }: KnownCaller,
    @Args('managedDevice', { type: () => Boolean, nullable: true, description: 'Whether the device is one that the agency manages.' })
    managedDevice?: boolean | null,
  ): Promise<boolean> {
    if (!bearer) throw new Unauthenticated();
    const { issuer, subject, tokenSession, authenticatedAt, issuedAt } = bearer;
    const values = [issuer, subject, tokenSession, managedDevice === true, authenticatedAt, issuedAt];
    const [row] = await this.reader.ask<{ started: boolean }>({
      text: 'select concordat.start_sign_in($1, $2, $3, $4, $5, $6) as started',
      values,
    });
    return row?.started === true;
  }

  @Open('a token that holds may always end its own sign-in')
  @Mutation(() => Boolean, { description: 'Ends the sign-in that this token belongs to, at once and for every process.' })
  async endSession(
    @CurrentCaller() { bearer }: KnownCaller,
    @Args('why', { type: () => String, nullable: true, description: 'Why it ended, in a word: SIGNED_OUT, IDLE.' }) why?: string | null,
  ): Promise<boolean> {
    if (!bearer) throw new Unauthenticated();
    const words = plainText(why, { field: 'why', max: 100, optional: true }) || 'SIGNED_OUT';
    await this.reader.ask({
      text: 'select concordat.end_sign_in($1, $2, $3, $4)',
      values: [bearer.issuer, bearer.subject, bearer.tokenSession, words],
    });
    return true;
  }
}
