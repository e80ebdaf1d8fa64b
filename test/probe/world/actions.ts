import { actionRows, declinedRow } from '../../support/planted-action.js';
import { NOBODY, type Sees } from '../canaries.js';
import { seesRun } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail, seesLine, type TrailLine } from './trail.js';

export interface ActionSpec {
  readonly by: Principal;
  readonly to: Principal;
  /** Others who were there. */
  readonly others?: readonly Principal[];
  readonly person: Planted;
  /** The one whose place it took. */
  readonly before?: string;
  readonly state?: 'SET' | 'ANSWERED' | 'SET_ANEW';
}

/** What somebody is to do, and all that became of it: every party's, and nobody else's. */
export function plantAction(soil: Soil, { by, to, others = [], person, before, state = 'SET' }: ActionSpec): string {
  const { name } = soil.agencyOf(by);
  const parties = [by, to, ...others];
  const agencyIds = [...new Set(parties.map(({ agencyId }) => agencyId))];
  const sees: Sees = (p) => seesRun(p, agencyIds, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const line = (agencyId: string): TrailLine => ({
    agencyId, person, kind: 'ACTION_SET', unitId: by.homeUnitId, staffId: by.staffId, fromAgencyId: by.agencyId, toUnitId: null,
  }); // prettier-ignore
  const lines = agencyIds.map((agencyId) => seesLine(line(agencyId)));
  const id = soil.id('Action', name, (p) => sees(p) || lines.some((seen) => seen(p)));
  const ledger_entry_id = soil.ledgerEntry(name, NOBODY);
  const due = moment('actiondue');
  const of = (who: Principal) => ({ agencyId: who.agencyId, unitId: who.homeUnitId ?? '', staffId: who.staffId });
  const rows = actionRows({
    id, personId: person.id, by: of(by), to: of(to), ledgerEntryId: ledger_entry_id,
    more: {
      reference: word('actionreference'), what: word('actionwhat'), why: word('actionwhy'), due_at: due, set_at: moment('actionset'),
      conference_reference: word('actionconference'), agency_ids: agencyIds, state, events: 8, carried: 2, before_id: before ?? null,
      ...(state === 'SET' ? { to_staff_id: to.staffId } : { to_unit_id: to.homeUnitId }),
    },
    event: { id: soil.id('ActionEvent', name, sees), at: moment('actionat'), due_at: due },
  }); // prettier-ignore
  for (const [table, row] of rows) soil.row(table, row);
  const event = (n: number, kind: string, who: Principal, more: object): void =>
    soil.row('action_event', {
      id: soil.id('ActionEvent', name, sees), action_id: id, n, at: moment('actionat'), kind, agency_id: who.agencyId, staff_id: who.staffId,
      ledger_entry_id, ...more,
    }); // prettier-ignore
  event(2, 'REALLOCATED', to, { words: word('actionmoved'), to_unit_id: to.homeUnitId });
  event(3, 'PROGRESS', to, { words: word('actionprogress') });
  event(4, 'ANSWERED', to, { words: word('actionanswer'), evidence: word('actionevidence') });
  event(5, 'ASKED_AGAIN', by, { words: word('actionagain') });
  event(6, 'DUE_MOVED', by, { words: word('actionmovedday'), due_at: moment('actionnewday') });
  event(7, 'CARRIED', by, { conference_reference: word('actioncarried') });
  event(8, 'REALLOCATED', to, { words: word('actionmoved'), to_staff_id: to.staffId });
  for (const agencyId of agencyIds) plantTrail(soil, line(agencyId), { action_id: id });
  return id;
}

/** One that somebody acts on: its history holds. */
export function plantActAction(
  soil: Soil,
  by: Principal,
  to: Principal,
  person: Planted,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { name } = soil.agencyOf(by);
  const id = soil.id('Action', name, (p) => seesRun(p, [by.agencyId, to.agencyId], person));
  const of = (who: Principal) => ({ agencyId: who.agencyId, unitId: who.homeUnitId ?? '', staffId: who.staffId });
  const action = { id, personId: person.id, by: of(by), to: of(to), ledgerEntryId: soil.ledgerEntry(name, NOBODY), more };
  for (const [table, row] of actionRows(action)) soil.row(table, row);
  if (more['state'] === 'DECLINED') soil.row('action_event', declinedRow(action, to.staffId));
  return id;
}
