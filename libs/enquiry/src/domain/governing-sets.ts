import { isMeaningless, refuse } from '@lib/kernel';
import { changedSinceRead, secondPersonNeeded, versionSettled } from './enquiry-refusals.js';
import type { QuestionSet } from './question-set.js';

export interface VersionStanding {
  readonly state: 'DRAFT' | 'PROPOSED' | 'PUBLISHED' | 'REPLACED' | 'DECLINED' | 'RETIRED' | 'TAKEN_BACK';
  readonly rowVersion: number;
  readonly draftedBy: string;
  readonly proposedBy: string | null;
}

/*
 * A version is drafted, proposed, and decided about by somebody else; a set in use never changes. Taking one's own version out of use does
 * not wait for a second person: the shipped questions take its place, and a supplement is off again.
 */
export function mayEdit(standing: VersionStanding, seen: number) {
  if (standing.state !== 'DRAFT') return versionSettled();
  return standing.rowVersion === seen ? null : changedSinceRead();
}

export function mayPropose(standing: VersionStanding, seen: number, why: string) {
  const edit = mayEdit(standing, seen);
  if (edit !== null) return edit;
  return isMeaningless(why)
    ? refuse('ENQ-34', 'Say what changes and why, in a sentence. Whoever approves it reads this.', { field: 'why' })
    : null;
}

export function mayDecide(standing: VersionStanding, by: string, decision: { readonly approve: boolean; readonly words: string }) {
  if (standing.state !== 'PROPOSED') return versionSettled();
  if (standing.proposedBy === by || standing.draftedBy === by) return secondPersonNeeded();
  if (!decision.approve && isMeaningless(decision.words))
    return refuse('ENQ-34', 'Say why it is not approved, in a sentence.', { field: 'words' });
  return null;
}

export function mayEnd(standing: VersionStanding, words: string) {
  if (standing.state !== 'PUBLISHED' && standing.state !== 'DRAFT' && standing.state !== 'PROPOSED') return versionSettled();
  return isMeaningless(words) ? refuse('ENQ-34', 'Say why it is taken out of use, in a sentence.', { field: 'words' }) : null;
}

/** What stays as it was from version to version: another code, stage or direction would be another set. */
export function sameSet(from: QuestionSet, to: QuestionSet): string | null {
  if (to.code !== from.code) return 'The code of a set stays the same. To ask something else, use another set.';
  if (to.stage !== from.stage) return 'The stage of a set stays the same.';
  if ((to.supplement === undefined) !== (from.supplement === undefined))
    return 'A supplement stays a supplement, and another set never becomes one.';
  return null;
}

export const inHandAlready = (id: string) =>
  refuse('ENQ-35', 'A new version of these questions is already being written. Go on with that one, or take it back first.', {
    versionId: id,
  });
export const noSuchSet = () =>
  refuse('ENQ-36', 'There is no set of questions with this code. Choose one from the list.', { field: 'code' });
