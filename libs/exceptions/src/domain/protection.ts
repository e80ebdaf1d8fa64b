import { Invalid, isMeaningless, plainText } from '@lib/kernel';

export const PROTECTION_KINDS = {
  RISK_CONFERENCE: 'Multi-agency risk assessment conference',
  RIGHT_TO_ASK: 'Domestic violence disclosure: right to ask',
  RIGHT_TO_KNOW: 'Domestic violence disclosure: right to know',
  CHILD_DISCLOSURE: 'Child sex offender disclosure',
  FAMILY_COURT: 'Family court',
} as const;
export type ProtectionKind = keyof typeof PROTECTION_KINDS;
/** Desks whose work this is. */
export const PROTECTION_DESKS: readonly string[] = ['POLICE_DOMESTIC_ABUSE', 'CHILDREN_SERVICES'];

export interface ProtectionAsked {
  readonly kind: string;
  readonly protectedName: string;
  readonly safeContact: string;
  readonly words: string;
}
export interface ProtectionSound extends ProtectionAsked {
  readonly kind: ProtectionKind;
}

export function soundProtection(asked: ProtectionAsked): ProtectionSound {
  if (!Object.hasOwn(PROTECTION_KINDS, asked.kind)) throw new Invalid({ kind: 'Choose what kind of record it is' });
  const safeContact = plainText(asked.safeContact, { field: 'safeContact', label: 'How they may be contacted safely', max: 1000 });
  if (isMeaningless(safeContact)) throw new Invalid({ safeContact: 'Say how they may be contacted safely, or that they must not be' });
  return {
    kind: asked.kind as ProtectionKind,
    safeContact,
    protectedName: plainText(asked.protectedName, { field: 'protectedName', label: 'Whom it protects', max: 200 }),
    words: plainText(asked.words, { field: 'words', label: 'What is recorded', max: 8000 }),
  };
}
