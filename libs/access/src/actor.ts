import type { Acting, Caller } from '@lib/platform';

/** The person acting, as concordat.actor_for answers: read afresh for every request, in the statement that checks the sign-in. */
export interface Actor extends Acting {
  readonly accountId: string;
  readonly signInId: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly shiftEndsAt: string | null;
  readonly agencyName: string;
  readonly agencyKind: string;
  readonly controllerGroupId: string | null;
  readonly homeUnitId: string | null;
  readonly agreementIds: readonly string[];
  /** When the person last proved who they are, and whether that was within a quarter of an hour: by the real clock, as tokens are. */
  readonly authenticatedAt: string;
  readonly fresh: boolean;
  readonly correlationId: string;
}

/** What the token says of itself; enough to start and end a sign-in, and for nothing else. */
export interface TokenBearer {
  readonly issuer: string;
  readonly subject: string;
  readonly tokenSession: string;
  /** When the issuer says that the person proved who they are; null when it does not say. */
  readonly authenticatedAt: Date | null;
  readonly issuedAt: Date | null;
}
export interface KnownCaller extends Caller {
  readonly actor: Actor | null;
  readonly bearer: TokenBearer | null;
}
