import { type Refusal, refuse } from '@lib/kernel';

/** Why a proposal cannot be answered any more. */
export function overInWords(over: 'SETTLED' | 'ANSWERED' | 'OUTDATED'): Refusal {
  if (over === 'SETTLED') return refuse('CHG-07', 'This has been decided already. Nothing was added.');
  if (over === 'ANSWERED') return refuse('CHG-07', 'Your agency has answered this already. Nothing was added.');
  return refuse(
    'CHG-08',
    'What this would change has itself been changed since it was proposed, so it cannot be approved. Decline it; it can be proposed again as things stand now.',
  );
}
