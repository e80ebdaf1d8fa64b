import { randomUUID } from 'node:crypto';

export interface ThirdPartyDisclosureOf {
  readonly id: string;
  readonly personId: string;
  readonly by: { readonly agencyId: string; readonly unitId: string; readonly staffId: string };
  readonly ledgerEntryId: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The row of a proposal that nobody has decided. */
export function thirdPartyDisclosureRow({ id, personId, by, ledgerEntryId, more = {} }: ThirdPartyDisclosureOf): Record<string, unknown> {
  return {
    id, reference: `TPD-${randomUUID().slice(0, 8)}`, person_id: personId, agency_id: by.agencyId, unit_id: by.unitId,
    need: 'He is moving in with somebody.', relation: 'New partner', why_them: 'She decides who comes in.', harm: 'He may find out.',
    sought: false, representations: 'It would warn him.', proposed_by: by.staffId, ledger_entry_id: ledgerEntryId, ...more,
  }; // prettier-ignore
}
