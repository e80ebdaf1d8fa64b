/**
 * How a note may be handled, over its row. What is kept only as evidence (Data Protection Act 2018, section 47(2)) is shared under a condition
 * that whoever shares it reads and accepts first, and that goes with it: it may still save somebody, so it is never out of reach.
 */
const RESTRICTED =
  'Restricted: it is kept as evidence only. Share it to protect somebody or for legal proceedings, and for nothing else; tell your information governance officer.';

export function handlingSql(row: string): { readonly code: string; readonly conditions: string } {
  return {
    code: `(case when ${row}.restricted_at is null then ${row}.handling_code else 'C' end)`,
    conditions: `(case when ${row}.restricted_at is null then ${row}.handling_conditions else concat_ws(' ', '${RESTRICTED}', ${row}.handling_conditions) end)`,
  };
}
