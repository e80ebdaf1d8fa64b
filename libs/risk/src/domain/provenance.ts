/** Where a note comes from and what it is. A self-report that reads like a checked fact has misled people before: the basis stands beside it. */
export const BASES = [
  { value: 'RECORD_SEEN', label: 'I have seen the record' },
  { value: 'VERIFIED_BY_AGENCY', label: 'An agency has verified it' },
  { value: 'SELF_REPORT', label: 'This person said so' },
  { value: 'THIRD_PARTY', label: 'Someone else said so' },
  { value: 'PROFESSIONAL_JUDGEMENT', label: 'It is my professional judgement' },
] as const;
export type Basis = (typeof BASES)[number]['value'];

export const NATURES = [
  { value: 'FACT', label: 'Fact', hint: 'Something that happened, was seen or was said.' },
  { value: 'ASSESSMENT', label: 'Assessment', hint: 'What somebody makes of the facts.' },
] as const;
export type Nature = (typeof NATURES)[number]['value'];

/** The author's view on whether the person it is about may be told. Not the same as the marking. */
export const DISCLOSABLE = [
  { value: 'YES', label: 'Yes' },
  { value: 'NO', label: 'No' },
  { value: 'REDACTED', label: 'With parts removed' },
] as const;
export type Disclosable = (typeof DISCLOSABLE)[number]['value'];

/** A judgement is an assessment: calling it a fact would let it travel as one. */
export function problemsWithProvenance(given: { basis: unknown; nature: unknown; disclosable: unknown }): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (!BASES.some((basis) => basis.value === given.basis)) problems.basis = 'Choose how you know this';
  if (!NATURES.some((nature) => nature.value === given.nature)) problems.nature = 'Choose fact or assessment';
  if (given.basis === 'PROFESSIONAL_JUDGEMENT' && given.nature === 'FACT')
    problems.nature = 'A professional judgement is an assessment, not a fact';
  if (!DISCLOSABLE.some((view) => view.value === given.disclosable)) problems.disclosable = 'Choose whether this person may be told';
  return problems;
}
