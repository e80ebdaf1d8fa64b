import { Invalid, longDay, plainText, type Refusal, refuse } from '@lib/kernel';

/** Somebody whom an agency says that it works with, as it was said. */
export interface CaseAsked {
  readonly crn: string | null;
  readonly pnc: string | null;
  readonly givenNames: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly stage: string | null;
  /** By their names; left out, it is the unit of whoever says it, and nobody leads. */
  readonly unit: string | null;
  readonly lead: string | null;
}
export type CaseSound = CaseAsked & { readonly stage: string };

export const STAGE_LABELS = {
  COMMUNITY: 'In the community',
  CUSTODY: 'In custody',
  BEFORE_RELEASE: 'Before release',
  RELEASED_72_HOURS: 'Released in the last 72 hours',
  RECALL: 'Recalled',
} as const;

type Told = Refusal & { readonly field: string };
const no = (code: string, explanation: string, field: string): Told => refuse(code, explanation, { field });

/** The same words for a number that is none, one that is another person's, and one of somebody whom they may not know of. */
export const unusableNumber = (field: string) =>
  no(
    'CAS-01',
    'Somebody with this number cannot be brought in from a file. Check the number; if it is right, ask your records manager.',
    field,
  );
export const maybeTheSame = (reference: string) =>
  no(
    'CAS-02',
    `May be the same as ${reference}: the name and the date of birth are. If so, leave the row out; if not, give the CRN or PNC that tells them apart.`,
    'familyName',
  );
export const noSuchUnit = () => no('CAS-03', 'Your agency has no unit of this name. Write its name as the list of agencies does.', 'unit');
export const noSuchLead = () =>
  no(
    'CAS-03',
    'Nobody, or more than one person, of this name works in your agency. Leave the lead out, or write the name as it stands here.',
    'lead',
  );
export const aChild = () =>
  no('CAS-04', 'Somebody under 18 cannot be brought in from a file. Ask your records manager to open the case.', 'dateOfBirth');

const CRN = /^[A-Z][0-9]{6}$/;
const PNC = /^[0-9]{4}\/[0-9]{7}[A-Z]$/;

/** What a row says, in one spelling; every fault of the texts at once. */
export function soundCase(asked: CaseAsked, today: string): CaseSound | Refusal {
  const name = (field: 'givenNames' | 'familyName', label: string): string => plainText(asked[field], { field, label, max: 200 });
  if (asked.dateOfBirth > today || asked.dateOfBirth < '1900-01-01')
    throw new Invalid({ dateOfBirth: `Date of birth must be between ${longDay('1900-01-01')} and today` });
  const { crn, pnc } = asked;
  if (crn !== null && !CRN.test(crn)) return unusableNumber('crn');
  if (pnc !== null && !PNC.test(pnc)) return unusableNumber('pnc');
  const sound = { ...asked, givenNames: name('givenNames', 'Given names'), familyName: name('familyName', 'Family name') };
  return isChild(asked.dateOfBirth, today) ? aChild() : { ...sound, stage: asked.stage ?? 'COMMUNITY' };
}

const isChild = (born: string, today: string): boolean => `${Number(born.slice(0, 4)) + 18}${born.slice(4)}` > today;

interface Known {
  readonly crn: string | null;
  readonly pnc: string | null;
  readonly givenNames: string;
  readonly familyName: string;
}
const plain = (one: Known): string =>
  `${one.familyName} ${one.givenNames}`.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase(); // prettier-ignore
/** Of those born the same day: called the same, and no number of theirs says that they are two. */
export const mayBeTheSame = (asked: Known, known: Known): boolean => {
  const apart = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  return plain(asked) === plain(known) && !apart(asked.crn, known.crn) && !apart(asked.pnc, known.pnc);
};
