import { Invalid, plainText } from '@lib/kernel';

/** People other than the subject: a reference and a class. Never joined to a record of their own. */
export const THIRD_PARTY_LABELS = {
  VICTIM: 'Victim',
  PARTNER: 'Partner',
  CHILD: 'Child',
  INFORMANT: 'Informant',
  FAMILY: 'Family member',
  OTHER: 'Other person',
} as const;
export type ThirdPartyClass = keyof typeof THIRD_PARTY_LABELS;

export interface ThirdPartyAsked {
  readonly reference: string;
  readonly class: string;
}
export interface ThirdPartySound {
  readonly reference: string;
  readonly class: ThirdPartyClass;
}

export function isThirdPartyClass(value: string): value is ThirdPartyClass {
  return Object.hasOwn(THIRD_PARTY_LABELS, value);
}

const FIELD = 'newThirdParties';

/** One reference stands for one person: two spellings of it apart, the same twice is refused. */
export function soundThirdParties(asked: readonly ThirdPartyAsked[]): ThirdPartySound[] {
  if (asked.length > 20) throw new Invalid({ [FIELD]: 'Add 20 other people or fewer at a time' });
  const sound = asked.map((one) => {
    const reference = plainText(one.reference, { field: FIELD, label: 'Reference', max: 100 }).replace(/\s+/gu, ' ');
    if (!isThirdPartyClass(one.class)) throw new Invalid({ [FIELD]: `Choose who ${reference} is from the list` });
    return { reference, class: one.class };
  });
  if (new Set(sound.map(({ reference }) => reference)).size < sound.length)
    throw new Invalid({ [FIELD]: 'Each reference must be given once' });
  return sound;
}
