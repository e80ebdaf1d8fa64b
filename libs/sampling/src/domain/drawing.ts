import { Invalid, parseDay, plainText } from '@lib/kernel';

/*
 * Dip samples: which decisions somebody else looks at. The rules are stated, printed on the page and kept with the sample, since a sample
 * that nobody can draw again proves nothing. They find decisions to read, not people to blame, and refuse nothing when it is decided.
 */
export const SAMPLE_RULES = ['RANDOM', 'ALL_WITHHELD', 'LEVEL_LOWERED', 'REASON_REPEATED', 'SENSITIVE_WITHOUT_NEED'] as const;
export type SampleRule = (typeof SAMPLE_RULES)[number];

/** More than anybody reads with care. */
export const LARGEST_SAMPLE = 50;
/** With fewer letters and figures than this (marks and runs of spaces count as one space) a reason is very short. */
export const SHORT_BELOW = 12;
/** The same words in so many decisions, about so many people, are repeated: one sitting about one person repeats nothing. */
export const REPEATED = { decisions: 3, people: 2 } as const;
const LONGEST_DAYS = 366;
const DAY_LENGTH = 86_400_000;

export interface DrawAsked {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly seed?: string | null;
}
export interface SoundDraw {
  readonly rule: SampleRule;
  /** London days, both included. */
  readonly from: string;
  readonly to: string;
  readonly size: number;
  /** Null: the draw makes one. */
  readonly seed: string | null;
}

/** Throws Invalid with one message a field. */
export function soundDraw(asked: DrawAsked): SoundDraw {
  const rule = SAMPLE_RULES.find((one) => one === asked.rule);
  if (!rule) throw new Invalid({ rule: 'Choose which decisions to draw' });
  const from = parseDay(asked.from, { field: 'from', label: 'The first day', notBefore: '2000-01-01' });
  const to = parseDay(asked.to, { field: 'to', label: 'The last day', notBefore: from, notAfter: '2199-12-31' });
  if ((Date.parse(to) - Date.parse(from)) / DAY_LENGTH >= LONGEST_DAYS) throw new Invalid({ to: 'Choose a year or less' });
  if (!Number.isInteger(asked.size) || asked.size < 1 || asked.size > LARGEST_SAMPLE)
    throw new Invalid({ size: `Draw between 1 and ${LARGEST_SAMPLE} decisions` });
  const seed = plainText(asked.seed ?? null, { field: 'seed', label: 'The seed', max: 100, optional: true });
  return { rule, from, to, size: asked.size, seed: seed || null };
}
