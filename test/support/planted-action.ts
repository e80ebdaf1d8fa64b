import { randomUUID } from 'node:crypto';

export interface ActionOf {
  readonly id: string;
  readonly personId: string;
  readonly by: { readonly agencyId: string; readonly unitId: string; readonly staffId: string };
  readonly to: { readonly agencyId: string; readonly unitId: string };
  readonly ledgerEntryId: string;
  readonly more?: Readonly<Record<string, unknown>>;
  /** Of the event by which it was set. */
  readonly event?: Readonly<Record<string, unknown>>;
}

/** The rows of an action that nobody has accepted yet, given to an agency as a whole: itself, and that it was set. */
export function actionRows(action: ActionOf): readonly (readonly [string, Record<string, unknown>])[] {
  const { id, personId, by, to, ledgerEntryId, more = {}, event = {} } = action;
  const row = {
    id, reference: `ACT-${randomUUID().slice(0, 8)}`, person_id: personId, agency_id: by.agencyId, unit_id: by.unitId, set_by: by.staffId,
    set_at: '2026-01-05T09:00:00Z', to_agency_id: to.agencyId, at_unit_id: to.unitId, what: 'Visit him.', why: 'Nobody has.', due_at: '2026-02-01T00:00:00Z',
    agency_ids: [...new Set([by.agencyId, to.agencyId])], state: 'SET', events: 1, carried: 0, ledger_entry_id: ledgerEntryId, ...more,
  }; // prettier-ignore
  const set = {
    id: randomUUID(), action_id: id, n: 1, at: '2026-01-05T09:00:00Z', kind: 'SET', agency_id: by.agencyId, staff_id: by.staffId, due_at: row.due_at,
    ledger_entry_id: ledgerEntryId, ...event,
  }; // prettier-ignore
  return [
    ['action', row],
    ['action_event', set],
  ];
}

/** That it was declined, as its second event. */
export const declinedRow = ({ id, to, ledgerEntryId }: ActionOf, staffId: string): Record<string, unknown> => ({
  id: randomUUID(), action_id: id, n: 2, at: '2026-01-06T09:00:00Z', kind: 'DECLINED', agency_id: to.agencyId, staff_id: staffId, words: 'Not ours.',
  ledger_entry_id: ledgerEntryId,
}); // prettier-ignore
