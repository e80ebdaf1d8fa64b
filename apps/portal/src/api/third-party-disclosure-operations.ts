import type {
  CaseDisclosuresAnswer,
  DecideVariables,
  DisclosureActed,
  DisclosureAnswer,
  ProposeVariables,
  TellingVariables,
} from './answers/third-party-disclosures.js';
import type { After, ById, Named } from './named.js';

/** Telling somebody outside the agencies: of an agency about a person, one by itself, and the three acts. */
export interface ThirdPartyDisclosureOperations {
  readonly CaseThirdPartyDisclosures: Named<ById & After, CaseDisclosuresAnswer>;
  readonly ThirdPartyDisclosure: Named<ById, DisclosureAnswer>;
  readonly ProposeThirdPartyDisclosure: Named<ProposeVariables, { readonly proposeThirdPartyDisclosure: DisclosureActed }>;
  readonly DecideThirdPartyDisclosure: Named<DecideVariables, { readonly decideThirdPartyDisclosure: DisclosureActed }>;
  readonly RecordTelling: Named<TellingVariables, { readonly recordTelling: DisclosureActed }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const THIRD_PARTY_DISCLOSURE_CHANGES = ['ProposeThirdPartyDisclosure', 'DecideThirdPartyDisclosure', 'RecordTelling'] as const;
