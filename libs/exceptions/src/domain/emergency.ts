import { Invalid, isMeaningless, londonDay, parseDay, plainText, refuse, type Role } from '@lib/kernel';

/**
 * Breaking in is for those who may have to act within the hour: police, probation, prisons, youth justice and councils' own
 * practitioners and supervisors. Health and voluntary agencies telephone a duty desk instead.
 */
export const EMERGENCY_KINDS: readonly string[] = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'YOUTH_JUSTICE'];
export const REVIEWERS_OF_EMERGENCIES: readonly Role[] = [
  'SUPERVISOR',
  'HEAD_OF_PROBATION_DELIVERY_UNIT',
  'INFORMATION_GOVERNANCE_OFFICER',
];

export interface EmergencyAsked {
  readonly identifier?: string | null;
  readonly name?: string | null;
  readonly bornOn?: string | null;
  readonly reason: string;
}
export interface EmergencySound {
  readonly identifier: string | null;
  readonly name: string | null;
  readonly bornOn: string | null;
  readonly reason: string;
  /** As it stands on the record: what the person was identified by. */
  readonly identifiedBy: string;
}

/** Nobody is older than this: a date before it is a slip of the keyboard. */
const OLDEST_YEARS = 120;
const oldest = (now: Date): string => `${Number(londonDay(now).slice(0, 4)) - OLDEST_YEARS}-01-01`;

export function soundEmergency(asked: EmergencyAsked, now: Date): EmergencySound {
  const identifier = plainText(asked.identifier, { field: 'identifier', label: 'CRN or PNC', max: 50, optional: true }) || null;
  const name = plainText(asked.name, { field: 'name', label: 'Full name', max: 200, optional: true }) || null;
  const bornOn = asked.bornOn
    ? parseDay(asked.bornOn, { field: 'bornOn', label: 'Date of birth', notBefore: oldest(now), notAfter: londonDay(now) })
    : null;
  const reason = plainText(asked.reason, { field: 'reason', label: 'Why you need it now', max: 2000 });
  if (isMeaningless(reason)) throw new Invalid({ reason: 'Say why you need it now, in a few words' });
  if (identifier === null && name === null) throw new Invalid({ identifier: 'Enter a CRN or PNC, or a full name with the date of birth' });
  if (identifier === null && bornOn === null) throw new Invalid({ bornOn: 'A name needs the date of birth beside it' });
  return { identifier, name, bornOn, reason, identifiedBy: identifier ?? `${name} ${bornOn}` };
}

/** One answer for nobody, for two of that name, for a child and for somebody from whom one is kept. */
export const nobodyToOpen = () =>
  refuse(
    'EMG-01',
    'Nobody can be opened by this. Check what you typed. If it is right, call a duty desk: they can act, and tell you what you need.',
    { field: 'identifier' },
  );
export const openAlready = () =>
  refuse('EMG-02', 'You may open this case already: it needs no emergency. Find the person by the same number.');
export const reviewedAlready = () => refuse('EMG-03', 'This has been reviewed already. Nothing was changed.');
export const notByOneself = () => refuse('EMG-04', 'Somebody else reviews what you opened.');
export const overAlready = () => refuse('EMG-05', 'This is over already. Nothing was changed.');
