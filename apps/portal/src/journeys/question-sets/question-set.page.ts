import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { GovernedQuestions, refused } from './governed-questions.js';
import { sendable, TOO_LONG } from './sendable.js';
import { readDefinition, type SetDefinition } from './set-definition.js';
import type { ProblemView } from './set-problems.js';
import { direction, groupViews, howMany } from './set-view.js';

/** The questions as they are asked today, and every version there was. */
@Page({ path: '/question-sets/:code', name: 'QUESTION_SET' })
export class QuestionSetPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly questions: GovernedQuestions,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('problems'));
  }

  /** Begins a version as a copy of what is asked today. */
  @Post()
  async begin(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('problems');
    const input = { key: form.key, code: visit.param('code') };
    const result = (await form.attempt(() => this.api.ask('DraftQuestionSet', { input }, visit)))?.draftQuestionSet;
    if (result?.__typename === 'QuestionSetDone')
      return goTo(`/question-sets/versions/${result.version.id}`, {
        title: 'Begun. Nothing is asked differently until a second person agrees.',
      });
    refused(form, undefined, result);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<'problems'>): Promise<Answer> {
    const code = visit.param('code');
    const versions = await this.questions.versionsOf(visit, code);
    const { set, version, offered } = await this.questions.inUse(visit, code, versions);
    const viewer = await visit.viewer();
    return show('journeys/question-sets/question-set', {
      title: set.title,
      set,
      version,
      offered,
      form,
      versions,
      inHand: versions.find(({ state }) => state === 'DRAFT' || state === 'PROPOSED'),
      direction: direction(set),
      howMany: howMany(set),
      groups: groupViews(set),
      asks: viewer !== undefined && set.askedBy.includes(viewer.agency.kind),
      back: '/question-sets',
    });
  }
}

/** A whole set as JSON, written elsewhere or brought from another agency, as the beginning of a version. */
@Page({ path: '/question-sets/:code/bring-in', name: 'BRING_IN_QUESTION_SET' })
export class BringInPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly questions: GovernedQuestions,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('definition', 'problems'));
  }

  @Post()
  async bring(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('definition', 'problems');
    const definition = compacted(form.value('definition'));
    form.check('definition', definition !== undefined, 'This is not JSON. Check for a missing comma or bracket');
    if (form.optional('definition') === undefined) form.errors['definition'] = 'Paste the questions';
    if (definition === undefined || form.wrong) return this.page(visit, form);
    const sent = sendable(definition);
    form.check('definition', sent !== undefined, TOO_LONG);
    if (sent === undefined) return this.page(visit, form);
    const input = { key: form.key, code: visit.param('code'), definition: sent };
    const result = (await form.attempt(() => this.api.ask('DraftQuestionSet', { input }, visit)))?.draftQuestionSet;
    if (result?.__typename === 'QuestionSetDone')
      return goTo(`/question-sets/versions/${result.version.id}`, {
        title: 'Brought in as a draft. Nothing is asked differently until a second person agrees.',
      });
    return this.page(visit, form, refused(form, readable(definition), result));
  }

  private async page(visit: Visit, form: Form<'definition' | 'problems'>, problems: readonly ProblemView[] = []): Promise<Answer> {
    const code = visit.param('code');
    const { set } = await this.questions.inUse(visit, code, await this.questions.versionsOf(visit, code));
    return show('journeys/question-sets/bring-in', { set, form, problems, back: `/question-sets/${code}` });
  }
}

/** Without the blanks that only help people to read it. */
function compacted(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** To name the places of what is wrong; what is no set at all has none. */
function readable(definition: string): SetDefinition | undefined {
  const given: unknown = JSON.parse(definition);
  const isSet = typeof given === 'object' && given !== null && 'groups' in given && Array.isArray(given.groups);
  return isSet ? readDefinition(definition) : undefined;
}
