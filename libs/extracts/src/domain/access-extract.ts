import { Invalid, isDay, isMeaningless, plainText, refuse } from '@lib/kernel';

/** The access log may be used for these and nothing else (Data Protection Act 2018, section 62). */
export const LAWFUL_USES = ['VERIFYING_LAWFULNESS', 'SELF_MONITORING', 'INTEGRITY_AND_SECURITY', 'CRIMINAL_PROCEEDINGS'] as const;
export type LawfulUse = (typeof LAWFUL_USES)[number];
export const EXTRACT_FORMATS = ['CSV', 'JSONL'] as const;
export type ExtractFormat = (typeof EXTRACT_FORMATS)[number];
/** Both ends counted. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export interface ExtractAsked {
  readonly personId?: string | null;
  readonly staffId?: string | null;
  /** London days, both in it. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string;
  readonly lawfulUse: string;
}
export interface SoundExtract {
  /** Whose log: what was done about a person, or what a member of staff did. */
  readonly of: { readonly personId: string } | { readonly staffId: string };
  readonly fromDay: string;
  readonly toDay: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string;
  readonly lawfulUse: LawfulUse;
}

/** Throws Invalid with one message a field. */
export function soundExtract(asked: ExtractAsked): SoundExtract {
  const audience = plainText(asked.audience, { field: 'audience', label: 'For whom it is', max: 200 });
  const legalDemand = plainText(asked.legalDemand, { field: 'legalDemand', label: 'Legal demand', max: 200 });
  const words = saidWhy(asked.words);
  if (isMeaningless(legalDemand)) throw new Invalid({ legalDemand: 'Give the reference of the order or demand in law' });
  const lawfulUse = LAWFUL_USES.find((one) => one === asked.lawfulUse);
  if (!lawfulUse) throw new Invalid({ lawfulUse: 'Choose what the access log is used for' });
  const { fromDay, toDay } = asked;
  if (!isDay(fromDay)) throw new Invalid({ fromDay: 'Enter the first day' });
  if (!isDay(toDay) || toDay < fromDay) throw new Invalid({ toDay: 'Enter a last day that is not before the first' });
  if (Date.parse(toDay) - Date.parse(fromDay) >= MOST_DAYS * DAY_MS) throw new Invalid({ toDay: `Choose ${MOST_DAYS} days or fewer` });
  return { of: ofWhom(asked), fromDay, toDay, audience, words, legalDemand, lawfulUse };
}

function ofWhom({ personId, staffId }: ExtractAsked): SoundExtract['of'] {
  if (personId && staffId) throw new Invalid({ staffId: 'Name a person or a member of staff, not both' });
  if (personId) return { personId };
  if (staffId) return { staffId };
  throw new Invalid({ staffId: 'Choose whose acts it lists' });
}

/** Days that are over: nothing is added to them any more, so an extract taken again is the same. */
export function overBy(toDay: string, today: string): void {
  if (toDay >= today) throw new Invalid({ toDay: 'Enter a last day that is over: yesterday at the latest' });
}

export function saidWhy(typed: string): string {
  const words = plainText(typed, { field: 'words', label: 'Why', max: 2000 });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say why, in a few words' });
  return words;
}

export function soundFormat(asked: string): ExtractFormat {
  const format = EXTRACT_FORMATS.find((one) => one === asked);
  if (!format) throw new Invalid({ format: 'Choose CSV or JSON lines' });
  return format;
}

export interface Decidable {
  readonly askedBy: string;
  readonly outcome: string | null;
}
/** Null: this officer may decide it now. */
export function mayDecide({ askedBy, outcome }: Decidable, staffId: string) {
  if (askedBy === staffId) return refuse('EXT-01', 'You asked for this. Another information governance officer of your agency decides.');
  return outcome === null ? null : refuse('EXT-02', 'This has been decided already. Nothing was changed.');
}

export interface Takeable {
  readonly outcome: string | null;
  /** When the days to take it are over. */
  readonly takeUntil: Date | null;
}
/** Null: it may be handed out at this instant. */
export function mayTake({ outcome, takeUntil }: Takeable, now: Date) {
  if (outcome === 'APPROVED' && takeUntil !== null && now < takeUntil) return null;
  return refuse('EXT-03', 'This was not approved, or the days to take it are over. Nothing was handed out.');
}

export const tooMany = (most: number) =>
  refuse('EXT-04', `There are more than ${most.toLocaleString('en-GB')} lines. Nothing was handed out. Ask again for fewer days.`);
