import { Get } from '@nestjs/common';
import type { AnswerAtTime, QuestionOverTime } from '../../api/answers/reading-answers.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** Answers about one person side by side: question by question, the newest first, with what changed since the one before. */
@Page({ path: '/cases/:id/answers', name: 'CASE_ANSWERS' })
export class CaseAnswersPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { person, answersOverTime } = await this.api.ask('AnswersOverTime', { id: visit.id('id') }, visit);
    const onlyChanged = visit.query('show') === 'changed';
    const { answered, silent } = sorted(answersOverTime);
    return show('journeys/enquiries/case-answers', {
      person: found(person),
      section: 'questions',
      onlyChanged,
      changes: answered.filter(hasChanged).length,
      questions: onlyChanged ? answered.filter(hasChanged) : answered,
      silent,
    });
  }
}

const hasChanged = ({ entries }: Pick<QuestionOverTime, 'entries'>): boolean => entries.some(({ changed }) => changed.length > 0);

interface Compared extends Omit<QuestionOverTime, 'entries'> {
  /** `first`: that agency has said nothing before it, so there is nothing to compare it with. */
  readonly entries: readonly (AnswerAtTime & { readonly first: boolean })[];
}

/** What nobody has replied to yet is listed by itself, so that it is as plain to see as an answer. */
export function sorted(questions: readonly QuestionOverTime[]): { answered: Compared[]; silent: Compared[] } {
  const compared = questions.map((question) => ({
    ...question,
    entries: question.entries
      .map((one, at) => ({
        ...one,
        first: !question.entries.slice(0, at).some(({ from, answeredAt }) => from === one.from && answeredAt !== null),
      }))
      .reverse(),
  }));
  const replied = ({ entries }: Compared): boolean => entries.some(({ state }) => state !== 'NOT_ANSWERED');
  return { answered: compared.filter(replied), silent: compared.filter((question) => !replied(question)) };
}
