import { addDays, Invalid, isMeaningless, parseDay, plainText, refuse } from '@lib/kernel';

/** CLEARED: it may stand so for now, and why. SENT_BACK: whoever told the recipient less decides about each item. */
export const GAP_ANSWERS = ['CLEARED', 'SENT_BACK'] as const;
export type GapAnswer = (typeof GAP_ANSWERS)[number];
/** As long as the review day of a withheld note of no known level may be away: longer would be forgetting it. */
const LONGEST_DAYS = 28;

export interface GapAnswered {
  readonly outcome: GapAnswer;
  readonly words: string;
  /** London day; only of one that is cleared. */
  readonly reviewBy: string | null;
}
export interface GapToAnswer {
  readonly unexplained: readonly string[];
  readonly endedAt: Date | null;
  /** Those who decided what this recipient was told about this person, and what it was not. */
  readonly decidedBy: readonly string[];
}

/** Throws Invalid with one message a field. `today` is the London day of the record's clock. */
export function soundAnswer(asked: { outcome: string; words: string; reviewBy?: string | null }, today: string): GapAnswered {
  const outcome = GAP_ANSWERS.find((one) => one === asked.outcome);
  if (!outcome) throw new Invalid({ outcome: 'Choose whether it may stand for now or goes back' });
  const words = plainText(asked.words, { field: 'words', label: 'Why', max: 2000 });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say why, in a few words' });
  if (outcome === 'SENT_BACK') return { outcome, words, reviewBy: null };
  const between = { notBefore: addDays(today, 1), notAfter: addDays(today, LONGEST_DAYS) };
  return { outcome, words, reviewBy: parseDay(asked.reviewBy, { field: 'reviewBy', label: 'The day to look again', ...between }) };
}

/** GAP-01 over, GAP-02 nothing unexplained, GAP-03 one's own decisions. Null: it may be answered so. */
export function mayAnswer(gap: GapToAnswer, { outcome }: GapAnswered, staffId: string) {
  if (gap.endedAt !== null) return refuse('GAP-01', 'This is over: what was unexplained has been decided about. Nothing was changed.');
  if (gap.unexplained.length === 0)
    return refuse('GAP-02', 'Nothing here is unexplained. To question a decision not to share, open it and send it back there.');
  if (outcome === 'CLEARED' && gap.decidedBy.includes(staffId))
    return refuse('GAP-03', 'You decided yourself what they were told. Another supervisor looks at this one.');
  return null;
}
