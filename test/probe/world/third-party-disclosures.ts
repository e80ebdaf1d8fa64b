import { thirdPartyDisclosureRow } from '../../support/planted-third-party-disclosure.js';
import { NOBODY, type Sees } from '../canaries.js';
import { seesThirdParty } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail } from './trail.js';

export interface DisclosureSpec {
  readonly by: Principal;
  readonly person: Planted;
  /** The run it belongs to. */
  readonly runId?: string;
  /** The proposal whose place it took. */
  readonly supersedes?: string;
  /** Another has taken its place. */
  readonly over?: boolean;
  /** Whoever decided it, and whether to tell. */
  readonly decidedBy?: Principal;
  readonly notToTell?: boolean;
  /** What came of it is recorded as well. */
  readonly recorded?: boolean;
}

/** Telling somebody outside the agencies: a class apart, every word of it and every line on the trail. */
export function plantDisclosure(soil: Soil, spec: DisclosureSpec): string {
  const { by, person, decidedBy, recorded } = spec;
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesThirdParty(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('ThirdPartyDisclosure', name, sees);
  const third = spec.over ? undefined : person.thirdParties.get(agencyId);
  const more = {
    reference: word('tellreference'), need: word('tellneed'), why_them: word('tellwho'), harm: word('tellharm'), representations: word('tellheard'),
    relation: third ? null : word('tellrelation'), third_party_id: third ?? null, proposed_at: moment('tellproposed'), run_id: spec.runId ?? null,
    supersedes: spec.supersedes ?? null, superseded_at: spec.over ? moment('tellover') : null,
    ...(decidedBy && decided(decidedBy, spec, word, moment)), ...(decidedBy && recorded && told(by, spec, word, moment)),
  }; // prettier-ignore
  const of = { agencyId, unitId: by.homeUnitId ?? '', staffId: by.staffId };
  const row = thirdPartyDisclosureRow({ id, personId: person.id, by: of, ledgerEntryId: soil.ledgerEntry(name, NOBODY), more });
  soil.row('third_party_disclosure', row);
  const line = {
    agencyId,
    person,
    kind: 'DISCLOSURE_PROPOSED',
    unitId: by.homeUnitId,
    staffId: by.staffId,
    fromAgencyId: agencyId,
    toUnitId: null,
  };
  plantTrail(soil, line, { third_party_disclosure_id: id, words: null });
  return id;
}

type Say = (what: string) => string;
const decided = ({ staffId }: Principal, { notToTell }: DisclosureSpec, word: Say, moment: Say): object => ({
  decided_by: staffId, decided_at: moment('telldecided'), decided_as: word('tellrank'), why: word('tellwhy'),
  outcome: notToTell ? 'NOT_TO_TELL' : 'TELL',
  ...(notToTell
    ? { neutral_words: word('tellneutral') }
    : { exact_words: word('tellexact'), may_leave_in_writing: true, why_in_writing: word('tellpaper') }),
}); // prettier-ignore
const told = ({ staffId }: Principal, { notToTell }: DisclosureSpec, word: Say, moment: Say): object => ({
  recorded_by: staffId, recorded_at: moment('tellrecorded'), telling_words: word('tellmore'), told_by: word('tellby'), told_at: moment('tellat'),
  telling: notToTell ? 'NEUTRAL_WORDS_SAID' : 'TOLD',
  ...(!notToTell && {
    safety_plan: 'IN_PLACE', safety_words: word('tellsafe'), undertaking: true, present: word('tellpresent'), place: word('tellplace'),
    in_person: false, why_not_in_person: word('telldistance'), left_in_writing: word('tellleft'),
  }),
}); // prettier-ignore
