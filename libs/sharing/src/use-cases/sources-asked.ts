import type { Tx } from '@lib/platform';
import type { Asked } from '../domain/silent-sources.js';

/**
 * Which desks the acting agency has asked about this person and has had no reply from. Questions are put to the right of sharing, so the
 * context that puts them implements this, and its module provides it globally under this token.
 */
export abstract class SourcesAsked {
  abstract unanswered(tx: Tx, personId: string): Promise<readonly Asked[]>;
}
