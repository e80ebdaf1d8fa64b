import type { DisclosureLine, DisclosureOutcome, DisclosureStand, Telling } from '../../api/answers/third-party-disclosures.js';
import { words } from '../../view/words.js';

export interface Stand {
  readonly text: string;
  readonly colour: string;
}
export const OUTCOME_WORDS: Readonly<Record<DisclosureOutcome, string>> = {
  TELL: 'They are to be told',
  NOTHING_TO_DISCLOSE: 'There is nothing to tell',
  NOT_TO_TELL: 'It is not to be told',
};
export const TELLING_WORDS: Readonly<Record<Telling, string>> = {
  TOLD: 'Told',
  NO_UNDERTAKING: 'Not told: they would not keep it in confidence',
  NOT_POSSIBLE: 'Not told: it was not possible',
  NEUTRAL_WORDS_SAID: 'Not told: the neutral words were said',
  NOBODY_ASKED: 'Not told: nobody had asked',
};

/** How far it has come: said apart from whether another took its place, because both stay true. */
export function disclosureStand({ outcome, telling, supersededAt }: DisclosureStand): Stand {
  if (telling !== null) return { text: TELLING_WORDS[telling], colour: telling === 'TOLD' ? 'green' : 'grey' };
  if (outcome !== null) return { text: OUTCOME_WORDS[outcome], colour: outcome === 'TELL' && supersededAt === null ? 'orange' : 'grey' };
  return supersededAt === null ? { text: 'Waits for a supervisor', colour: 'blue' } : { text: 'Not decided', colour: 'grey' };
}

/** Who is to be told: by the reference that notes use, or in words. */
export function whom({ thirdParty, relation }: Pick<DisclosureLine, 'thirdParty' | 'relation'>): string {
  return thirdParty ? `${thirdParty.reference} (${words(thirdParty.class, 'thirdParty').toLowerCase()})` : (relation ?? 'Somebody');
}
