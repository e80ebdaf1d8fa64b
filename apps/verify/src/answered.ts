import { FormatError, ProofError } from '@lib/tlog';
import { answerTo } from './command-line.js';
import { type Answer, CannotTell, Disproven } from './wording/answer.js';

/** Always an answer, whatever was asked and whatever the files hold: nobody is shown where in the program it went wrong. */
export function answered(asked: readonly string[]): Answer {
  try {
    return answerTo(asked);
  } catch (fault) {
    return answerFor(fault);
  }
}

function answerFor(fault: unknown): Answer {
  const none = { rows: [], found: {} };
  if (fault instanceof Disproven) return { ...none, verdict: 'disproven', sentence: fault.message, found: fault.found };
  if (fault instanceof CannotTell) return { ...none, verdict: 'cannot tell', sentence: fault.message };
  const why = fault instanceof Error ? fault.message : String(fault);
  if (fault instanceof ProofError) return { ...none, verdict: 'disproven', sentence: `The proof does not hold: ${why}.` };
  if (fault instanceof FormatError)
    return { ...none, verdict: 'cannot tell', sentence: `The checkpoint cannot be read: ${why}. Get the file again.` };
  return {
    ...none,
    verdict: 'cannot tell',
    sentence: `This program met what it was not made for (${why}). Report it, with the file if you may.`,
  };
}
