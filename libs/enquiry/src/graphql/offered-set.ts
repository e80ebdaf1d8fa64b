import type { QuestionSet } from '../domain/question-set.js';
import type { OfferedSet } from './asking.types.js';

export function offeredSet(set: QuestionSet, suggested: boolean): OfferedSet {
  const { code, version, title, about, stage, askedOf, supplement } = set;
  const questions = set.groups.flatMap((group) => group.questions);
  return {
    code,
    version,
    title,
    about,
    stage,
    suggested,
    askedOf: [...askedOf],
    supplementHeading: supplement?.heading ?? null,
    questionCount: questions.length,
    coreCount: questions.filter((question) => question.core).length,
  };
}
