import { addDays, Invalid, isDay, isMeaningless, plainText, refuse } from '@lib/kernel';

/** Whatever was recorded here was recorded later: an earlier day is a slip of the pen. */
const EARLIEST = '2000-01-01T00:00:00.000Z';
const MOST_INSTANTS = 5;
/** Lines, or texts, of one export; a person has some hundreds of lines in a year. */
export const MOST_LINES = 5_000;
/** About a quarter of a year. */
export const MOST_DAYS = 92;
export const FORMATS = ['PDF', 'CSV', 'JSON', 'FHIR'] as const;
export type ExportFormat = (typeof FORMATS)[number];

interface Asked {
  /** For whom it is. */
  readonly audience: string;
  /** Why they need it. */
  readonly words: string;
  /** The order or the demand in law that asks for it, where there is one. */
  readonly legalDemand?: string | null;
}
export interface ExportAsked extends Asked {
  readonly personId: string;
  /** Instants as at which it is also said what the agency knew, kept back and held. */
  readonly instants?: readonly Date[] | null;
}
/** London days, both included: YYYY-MM-DD. */
export interface PeriodAsked extends Asked {
  readonly from: string;
  readonly to: string;
}
export interface Said {
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string | null;
}
export interface SoundPeriod extends Said {
  readonly from: string;
  readonly to: string;
}
export interface SoundExport extends Said {
  readonly personId: string;
  /** ISO 8601, each once, ascending. */
  readonly instants: readonly string[];
}

/** Throws Invalid with one message a field. */
export function soundExport(asked: ExportAsked): SoundExport {
  const said = soundlySaid(asked);
  const instants = [...new Set((asked.instants ?? []).map((one) => one.toISOString()))].sort();
  if (instants.length > MOST_INSTANTS) throw new Invalid({ instants: `Give at most ${MOST_INSTANTS} times` });
  if (instants.some((one) => one < EARLIEST)) throw new Invalid({ instants: 'Enter a date and time since 2000' });
  return { personId: asked.personId, ...said, instants };
}

/** Throws Invalid with one message a field; that the days have begun is for the database's clock to say. */
export function soundPeriod(asked: PeriodAsked): SoundPeriod {
  const said = soundlySaid(asked);
  const { from, to } = asked;
  if (!isDay(from) || from < EARLIEST.slice(0, 10)) throw new Invalid({ from: 'Enter a real day since 2000' });
  if (!isDay(to) || to < from) throw new Invalid({ to: 'Enter a real day that is not before the first' });
  if (to >= addDays(from, MOST_DAYS)) throw new Invalid({ to: `Choose at most ${MOST_DAYS} days` });
  return { from, to, ...said };
}

function soundlySaid(asked: Asked): Said {
  const audience = plainText(asked.audience, { field: 'audience', label: 'For whom it is', max: 200 });
  const words = plainText(asked.words, { field: 'words', label: 'Why', max: 2000 });
  const legalDemand = plainText(asked.legalDemand ?? '', { field: 'legalDemand', label: 'Legal demand', max: 200, optional: true });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say why they need it, in a few words' });
  return { audience, words, legalDemand: legalDemand === '' ? null : legalDemand };
}

export function soundFormat(asked: string): ExportFormat {
  const format = FORMATS.find((one) => one === asked);
  if (!format) throw new Invalid({ format: 'Choose PDF, CSV, JSON or FHIR' });
  return format;
}

export const tooLong = (most: number, narrower = '') =>
  refuse('EXP-01', `There are more than ${most} lines in this record. Nothing was made. ${narrower}`.trim());
export const notThere = () => refuse('EXP-02', 'These files are not ready, or have been removed. Nothing was handed out.');
export const changedSince = () =>
  refuse('EXP-03', 'Something in these files was taken back or erased since they were made. Nothing was handed out. Ask for them again.');
