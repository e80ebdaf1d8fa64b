import { addDays, Invalid, isMeaningless, londonDay, parseDay, plainText } from '@lib/kernel';

export interface HeldElsewhereAsked {
  readonly consideredOn: string;
  readonly consideredByRole: string;
  readonly ownReference: string;
  readonly reviewBy: string;
}
const LONGEST_DAYS = 366;

/** "Considered on this day, by somebody in this role, our reference": everything at once that is wrong with it. */
export function soundHeldElsewhere(asked: HeldElsewhereAsked, at: Date): HeldElsewhereAsked {
  const today = londonDay(at);
  const faults: Record<string, string> = {};
  const kept = (parse: () => string): string => {
    try {
      return parse();
    } catch (fault) {
      if (!(fault instanceof Invalid)) throw fault;
      Object.assign(faults, fault.fields);
      return '';
    }
  };
  const said = (field: 'consideredByRole' | 'ownReference', label: string): string => {
    const text = plainText(asked[field], { field, label, max: 200 });
    if (isMeaningless(text) && !/\d/.test(text)) throw new Invalid({ [field]: `Enter ${label.toLowerCase()}` });
    return text;
  };
  const consideredOn = {
    field: 'consideredOn',
    label: 'The day it was considered',
    notBefore: addDays(today, -LONGEST_DAYS),
    notAfter: today,
  };
  const reviewBy = { field: 'reviewBy', label: 'The review date', notBefore: addDays(today, 1), notAfter: addDays(today, LONGEST_DAYS) };
  const sound = {
    consideredOn: kept(() => parseDay(asked.consideredOn, consideredOn)),
    consideredByRole: kept(() => said('consideredByRole', 'The role of who considered it')),
    ownReference: kept(() => said('ownReference', 'Your own reference')),
    reviewBy: kept(() => parseDay(asked.reviewBy, reviewBy)),
  };
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  return sound;
}
