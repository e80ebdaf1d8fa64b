import type { Refusal } from '@lib/kernel';
import type { AnswerProblem } from './question.types.js';

type Detailed = Refusal & {
  readonly field?: string | null;
  readonly faults?: readonly { readonly groupCode: string; readonly field: string; readonly message: string }[];
  readonly problems?: readonly AnswerProblem[];
};

/** A refusal as the wire shows it: whatever it names to mend is a problem with a place. */
export function refusedEnquiry(refusal: Refusal): Refusal & { readonly problems: readonly AnswerProblem[] } {
  const { field, faults, problems } = refusal as Detailed;
  const { explanation: message } = refusal;
  if (problems) return { ...refusal, problems };
  if (faults)
    return { ...refusal, problems: faults.map((one) => ({ questionCode: one.groupCode, field: one.field, message: one.message })) };
  return { ...refusal, problems: field ? [{ questionCode: '*', field, message }] : [] };
}
