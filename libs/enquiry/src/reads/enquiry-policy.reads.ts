import { constantRoot } from '@lib/platform';
import { BASES, DISCLOSABLE, MARKINGS } from '@lib/risk';
import { REASON_CODES } from '@lib/sharing';
import { UNIFORM_REPLY } from '../domain/answer.js';
import { DROP_REASONS } from '../domain/asking.js';
import { DECLINE_REASONS } from '../domain/declining.js';

const coded = ({ code, label }: { readonly code: string; readonly label: string }) => ({ code, label });
const valued = ({ value, label }: { readonly value: string; readonly label: string }) => ({ code: value, label });
const withholding = REASON_CODES.filter(({ outcome }) => outcome === 'WITHHELD');
const noFurther = REASON_CODES.filter(({ forAnswers }) => forAnswers);

/** The codes to choose from when asking, answering and declining; the same for everybody. */
const policy = {
  dropReasons: DROP_REASONS.map(coded),
  withholdReasons: withholding.map(coded),
  noFurtherReasons: noFurther.map(coded),
  declineReasons: DECLINE_REASONS.map(coded),
  bases: BASES.map(valued),
  markings: MARKINGS.map(valued),
  disclosable: DISCLOSABLE.map(valued),
  needsWords: [
    ...new Set([
      ...[...DROP_REASONS, ...DECLINE_REASONS].filter(({ needsWords }) => needsWords).map(({ code }) => code),
      ...[...withholding, ...noFurther].filter(({ selfExplaining }) => !selfExplaining).map(({ code }) => code),
    ]),
  ],
  uniformReply: UNIFORM_REPLY,
};

export const enquiryPolicyRoot = constantRoot('enquiryPolicy', () => policy);
