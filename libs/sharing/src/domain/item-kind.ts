/** What a decision is about: a note that the sharer's agency holds, or an answer to a question that the recipient asked. */
export type ItemKind = 'NOTE' | 'ANSWER';
export const ANSWER_CATEGORY = 'ANSWER';
export const ANSWER_LABEL = 'Answer to a question';
