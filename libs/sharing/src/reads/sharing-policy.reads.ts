import { GATEWAYS, PROTECTION_CONDITIONS, PURPOSES } from '@lib/partnership';
import { constantRoot } from '@lib/platform';
import { CUT_CODES, REASON_CODES } from '../domain/outcomes.js';

const coded = ({ code, label }: { code: string; label: string }) => ({ code, label });

/** The codes that somebody who decides may choose from; the same for everybody. */
const policy = {
  reasons: REASON_CODES.map(({ outcome, code, label, selfExplaining, forAnswers }) => ({
    outcome,
    code,
    label,
    selfExplaining,
    forAnswers,
  })),
  cuts: CUT_CODES.map(coded),
  gateways: GATEWAYS.map(coded),
  purposes: PURPOSES.map(coded),
  protectionConditions: PROTECTION_CONDITIONS.map(coded),
};

export const sharingPolicyRoot = constantRoot('sharingPolicy', () => policy);
