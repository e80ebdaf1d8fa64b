import { conferenceRows, itemRow } from '../../support/planted-conference.js';
import { NOBODY, type Sees } from '../canaries.js';
import { seesConference, seesConferenceItem } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail } from './trail.js';

export interface ConferenceSpec {
  /** Whoever calls it, and somebody of each other agency that is invited. */
  readonly parties: readonly [Principal, ...Principal[]];
  readonly over?: boolean;
}
export interface ListedSpec {
  readonly person: Planted;
  /** Invited for this person; whoever calls the conference is one of them. */
  readonly parties: readonly [Principal, ...Principal[]];
  /** Nothing is in the minutes yet; or they were taken off again. */
  readonly unsaid?: boolean;
  readonly off?: boolean;
}

/** When, where and who came: every agency that is invited. */
export function plantConference(soil: Soil, { parties, over }: ConferenceSpec): string {
  const [by] = parties;
  const { name, id: agencyId } = soil.agencyOf(by);
  const agencyIds = parties.map((party) => party.agencyId);
  const sees: Sees = (p) => seesConference(p, agencyIds);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('Conference', name, sees);
  const ended = { over_at: moment('conferenceover'), over_as: 'HELD', over_by: by.staffId, over_words: word('conferenceend') };
  const more = {
    reference: word('conferencereference'), title: word('conferencetitle'), place: word('conferenceplace'), meets_at: moment('conferencemeets'),
    called_at: moment('conferencecalled'), ...(over && ended),
  }; // prettier-ignore
  const of = { agencyId, unitId: by.homeUnitId ?? '', staffId: by.staffId };
  const [head, ...invitations] = conferenceRows({ id, by: of, agencyIds, ledgerEntryId: soil.ledgerEntry(name, NOBODY), more });
  if (head) soil.row(...head);
  for (const [table, row] of invitations)
    soil.row(table, {
      ...row, id: soil.id('ConferenceInvitation', name, sees), attendance: 'ATTENDED', who: word('conferencewho'), said_by: by.staffId,
      said_at: moment('conferencesaid'),
    }); // prettier-ignore
  return id;
}

/** Somebody on its agenda, and the minutes about them: those invited for this person, and no emergency. */
export function plantListed(soil: Soil, conferenceId: string, { person, parties, unsaid, off }: ListedSpec): string {
  const [by] = parties;
  const { name, id: agencyId } = soil.agencyOf(by);
  const agencyIds = parties.map((party) => party.agencyId);
  const sees: Sees = (p) => seesConferenceItem(p, agencyIds, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('ConferenceItem', name, sees);
  const ledgerEntryId = soil.ledgerEntry(name, NOBODY);
  const taken = { off_at: moment('listedoff'), off_by: by.staffId, off_words: word('listedoffwords') };
  const more = { why: word('listedwhy'), listed_at: moment('listedat'), ...(off && taken) };
  soil.row('conference_item', itemRow({ id, conferenceId, personId: person.id, by: { agencyId, staffId: by.staffId }, agencyIds, ledgerEntryId, more })); // prettier-ignore
  for (const [kind, value] of unsaid || off
    ? []
    : ([
        ['AGREED', null],
        ['DISSENT', null],
        ['COHORT', 'FLEX'],
      ] as const)) {
    const who = kind === 'DISSENT' ? (parties[1] ?? by) : by;
    soil.row('conference_entry', {
      id: soil.id('ConferenceEntry', name, sees), item_id: id, person_id: person.id, at: moment('minuteat'), agency_id: who.agencyId,
      staff_id: who.staffId, kind, value, words: word('minutewords'), ledger_entry_id: ledgerEntryId,
    }); // prettier-ignore
  }
  for (const party of parties) {
    const at = { agencyId: party.agencyId, person, unitId: by.homeUnitId, staffId: by.staffId, fromAgencyId: agencyId, toUnitId: null };
    for (const kind of ['CONFERENCE_LISTED', 'CONFERENCE_MINUTED', 'CONFERENCE_TAKEN_OFF']) plantTrail(soil, { ...at, kind }, {});
  }
  return id;
}
