import { randomUUID } from 'node:crypto';

export interface ManagementPlanOf {
  readonly id: string;
  readonly personId: string;
  readonly by: { readonly agencyId: string; readonly unitId: string; readonly staffId: string };
  readonly ledgerEntryId: string;
  readonly more?: Readonly<Record<string, unknown>>;
}
const OBJECTIVES = [{ objective: 'He lives where he said', tactics: [{ what: 'Visit', who: 'Offender manager, police', by: null }] }];
const CONTINGENCIES = [
  {
    trigger: 'MISSED_APPOINTMENT', words: null, who: 'The practitioner', whom: 'The offender manager', within: 2, unit: 'HOURS', means: 'telephone',
  },
]; // prettier-ignore

/** The row of a plan's first version. */
export function managementPlanRow({ id, personId, by, ledgerEntryId, more = {} }: ManagementPlanOf): Record<string, unknown> {
  return {
    id, reference: `PLN-${randomUUID().slice(0, 8)}`, number: 1, person_id: personId, agency_id: by.agencyId, unit_id: by.unitId, aim: 'Nobody is harmed.',
    objectives: JSON.stringify(OBJECTIVES), contingencies: JSON.stringify(CONTINGENCIES), requirements: '[]', review_on: '2099-01-01',
    made_by: by.staffId, ledger_entry_id: ledgerEntryId, ...more,
  }; // prettier-ignore
}
