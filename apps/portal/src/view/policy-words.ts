import type { SharingPolicyAnswer } from '../api/answers/agreements.js';

export type Policy = SharingPolicyAnswer['sharingPolicy'];

/** The reason of a decision in the policy's own words; empty when the policy no longer lists it. */
export function reasonLabel(policy: Policy, outcome: string | null, code: string | null): string {
  return policy.reasons.find((reason) => reason.outcome === outcome && reason.code === code)?.label ?? '';
}

/** A code of one of the policy's lists as people read it; unknown codes are shown as they came. */
export function labelIn(list: readonly { readonly code: string; readonly label: string }[], code: string): string {
  return list.find((one) => one.code === code)?.label ?? code;
}

export function lowerFirst(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
