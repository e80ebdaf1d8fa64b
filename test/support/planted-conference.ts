import { randomUUID } from 'node:crypto';

type Row = Record<string, unknown>;
export interface ConferencePlanted {
  readonly id: string;
  readonly by: { readonly agencyId: string; readonly unitId: string; readonly staffId: string };
  /** Whoever calls it among them. */
  readonly agencyIds: readonly string[];
  readonly ledgerEntryId: string;
  readonly more?: Row;
}
/** The row of a conference that is to come, and those of its invitations. */
export function conferenceRows({ id, by, agencyIds, ledgerEntryId, more = {} }: ConferencePlanted): [string, Row][] {
  const conference = {
    id, reference: `CNF-${randomUUID().slice(0, 8)}`, agency_id: by.agencyId, unit_id: by.unitId, called_by: by.staffId, title: 'Reducing reoffending board',
    place: 'Room 4', meets_at: '2030-03-04T10:00:00Z', agency_ids: agencyIds, ledger_entry_id: ledgerEntryId, ...more,
  }; // prettier-ignore
  return [
    ['conference', conference],
    ...agencyIds.map((agencyId): [string, Row] => ['conference_invitation', { conference_id: id, agency_id: agencyId }]),
  ];
}

export interface ItemPlanted {
  readonly id: string;
  readonly conferenceId: string;
  readonly personId: string;
  readonly by: { readonly agencyId: string; readonly staffId: string };
  readonly agencyIds: readonly string[];
  readonly ledgerEntryId: string;
  readonly more?: Row;
}
export const itemRow = ({ id, conferenceId, personId, by, agencyIds, ledgerEntryId, more = {} }: ItemPlanted): Row => ({
  id, conference_id: conferenceId, person_id: personId, agency_id: by.agencyId, agency_ids: agencyIds, why: 'He is to be released in May.',
  listed_by: by.staffId, place_in_list: 1, ledger_entry_id: ledgerEntryId, ...more,
}); // prettier-ignore
