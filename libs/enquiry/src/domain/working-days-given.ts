import type { QuestionStage } from './question-set.js';

/* What is offered; whoever asks may give less or more. A recall does not wait for a week. */
const GIVEN: Readonly<Record<QuestionStage, number>> = { BEFORE_RELEASE: 5, RELEASED_72_HOURS: 1, RECALL: 1, CONFERENCE: 3 };

export const usualWorkingDays = (stage: QuestionStage): number => GIVEN[stage];
