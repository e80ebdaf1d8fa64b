import { Injectable } from '@nestjs/common';
import type { SetVersion } from '../../api/answers/governing.js';
import { NotFound } from '../../api/api-failure.js';
import { type Answer, goTo } from '../../page/answer.js';
import type { Visit } from '../../page/visit.js';
import { GovernedQuestions, type ProblemForm } from './governed-questions.js';
import { readDefinition, type SetDefinition, type SetQuestion } from './set-definition.js';
import { withQuestionAdded } from './set-edits.js';
import type { ProblemView } from './set-problems.js';

export interface DraftSet {
  readonly version: SetVersion;
  readonly set: SetDefinition;
}

/** A draft that a question is added to. */
@Injectable()
export class DraftAdded {
  constructor(private readonly questions: GovernedQuestions) {}

  /** Only a draft is added to; whatever else it has become since is the same as none. */
  async draft(visit: Visit): Promise<DraftSet> {
    const version = await this.questions.version(visit);
    if (version.state !== 'DRAFT') throw new NotFound();
    return { version, set: readDefinition(version.definition) };
  }

  async shipped(visit: Visit): Promise<readonly SetDefinition[]> {
    return (await this.questions.shipped(visit)).map(({ set }) => set);
  }

  /** Where to go on when it is added; otherwise what is wrong with it. */
  async add(
    visit: Visit,
    form: ProblemForm,
    { version, set }: DraftSet,
    { question, group, seen }: { readonly question: SetQuestion; readonly group: string; readonly seen: string },
  ): Promise<Answer | { readonly problems: readonly ProblemView[] }> {
    const draft = { id: version.id, rowVersion: Number(seen) || 0, before: set };
    const saved = await this.questions.save(visit, form, draft, withQuestionAdded(set, group, question));
    return saved === true
      ? goTo(`/question-sets/versions/${version.id}#question-${question.code}`, { title: 'The question is added to this draft.' })
      : { problems: saved };
  }
}
