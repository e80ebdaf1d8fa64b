import { Invalid, isMeaningless, plainText, refuse } from '@lib/kernel';

/** What may need a record kept whatever else the law says of it: nothing about the person is erased while one of these runs. */
export const HOLD_GROUNDS = [
  'INQUEST',
  'DEATH_REVIEW',
  'FURTHER_OFFENCE_REVIEW',
  'COMPLAINT_INVESTIGATION',
  'PUBLIC_INQUIRY',
  'LEGAL_PROCEEDINGS',
  'OTHER',
] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];

export interface SoundHold {
  readonly personId: string;
  readonly ground: HoldGround;
  readonly reference: string;
  readonly words: string;
}

/** Throws Invalid with one message a field. */
export function soundHold(asked: {
  readonly personId: string;
  readonly ground: string;
  readonly reference: string;
  readonly words: string;
}): SoundHold {
  const reference = plainText(asked.reference, { field: 'reference', label: 'Reference', max: 200 });
  const words = plainText(asked.words, { field: 'words', label: 'Why', max: 2000 });
  const ground = HOLD_GROUNDS.find((one) => one === asked.ground);
  if (!ground) throw new Invalid({ ground: 'Choose what it must be kept for' });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say why it must be kept, in a few words' });
  return { personId: asked.personId, ground, reference, words };
}

export const holdLiftedAlready = () => refuse('GOV-01', 'This hold has been lifted already. Nothing was changed.');
export const holdNeedsAnother = () =>
  refuse('GOV-02', 'You placed this hold. Another information governance officer of your agency lifts it.');
