import type { PersonFacts } from '../oracle.js';
import type { Principal } from '../principal.js';

export interface PersonSpec {
  /** Who has the case in each agency; empty for somebody known by a share alone. */
  readonly cases: readonly Principal[];
  /** A plain day of the next two weeks; without one, a moment that gives the person away. */
  readonly releaseAt?: string;
  readonly only?: readonly Principal[];
  readonly not?: readonly Principal[];
  /** Who said that they know this person. */
  readonly acquainted?: readonly Principal[];
  readonly minor?: boolean;
  /** Only what an act needs: nothing of them is in a log yet. */
  readonly plain?: boolean;
  /** Whoever reads the number by which somebody sought them. */
  readonly soughtBy?: (principal: Principal) => boolean;
  /** One name and birth date for two people; otherwise each name is a canary. */
  readonly called?: string;
}
export interface Planted extends PersonFacts {
  readonly names: { readonly given: string; readonly family: string; readonly crn: string; readonly pnc: string };
  readonly bornOn: string;
  readonly thirdParties: ReadonlyMap<string, string>;
  /** By agency as well: how it refers to them. */
  readonly thirdPartyNames: Map<string, string>;
}
