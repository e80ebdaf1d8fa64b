import { randomUUID } from 'node:crypto';

export interface RiskDecisionOf {
  readonly id?: string;
  readonly personId: string;
  readonly by: { readonly agencyId: string; readonly unitId: string; readonly staffId: string };
  readonly ledgerEntryId: string;
  readonly words?: { readonly question: string; readonly title: string; readonly rationale: string; readonly dissent: string };
  readonly more?: Readonly<Record<string, unknown>>;
}

const SAID = {
  question: 'Where on the first night?',
  title: 'Approved premises',
  rationale: 'The address is not known.',
  dissent: 'None.',
};

/** The row of a decision that nobody has looked at. */
export function riskDecisionRow({ id, personId, by, ledgerEntryId, words = SAID, more = {} }: RiskDecisionOf): Record<string, unknown> {
  const option = { title: words.title, speaksFor: words.title, speaksAgainst: words.title };
  return {
    id: id ?? randomUUID(), reference: `RMD-${randomUUID().slice(0, 8)}`, person_id: personId, agency_id: by.agencyId, unit_id: by.unitId,
    question: words.question, options: JSON.stringify([option, option]), chosen: 0, rationale: words.rationale, dissent: words.dissent,
    decided_by: by.staffId, ledger_entry_id: ledgerEntryId, ...more,
  }; // prettier-ignore
}
