import { Get, Post } from '@nestjs/common';
import { type Answer, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { askedChoices, howAsked } from './asked-form.js';
import { DraftAdded, type DraftSet } from './draft-added.js';
import { byCode, questionsOf, type SetDefinition } from './set-definition.js';
import { askedAs } from './set-edits.js';
import type { ProblemView } from './set-problems.js';

const FIELDS = ['seen', 'question', 'group', 'asked', 'opener', 'problems'] as const;
type AddForm = Form<(typeof FIELDS)[number]>;

/** A question that came with the service in another set: the same code, so that its answers are compared over time. */
@Page({ path: '/question-sets/versions/:id/add', name: 'ADD_QUESTION' })
export class AddQuestionPage {
  constructor(private readonly drafts: DraftAdded) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.drafts.draft(visit), visit.form(...FIELDS));
  }

  @Post()
  async add(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const draft = await this.drafts.draft(visit);
    const from = await this.others(visit, draft.set);
    const question = from.flatMap(questionsOf).find(({ code }) => code === form.value('question') && !byCode(draft.set).has(code));
    form.check('question', question !== undefined, 'Choose the question');
    form.check(
      'group',
      draft.set.groups.some(({ code }) => code === form.value('group')),
      'Choose where it stands',
    );
    const how = howAsked(form, askedChoices(draft.set));
    if (form.wrong || !question || !how) return this.page(visit, draft, form);
    const added = { question: askedAs(question, how), group: form.value('group'), seen: form.value('seen') };
    const done = await this.drafts.add(visit, form, draft, added);
    return 'problems' in done ? this.page(visit, await this.drafts.draft(visit), form, done.problems) : done;
  }

  private async others(visit: Visit, set: SetDefinition): Promise<readonly SetDefinition[]> {
    return (await this.drafts.shipped(visit)).filter(({ code }) => code !== set.code);
  }

  private async page(visit: Visit, { version, set }: DraftSet, form: AddForm, problems: readonly ProblemView[] = []): Promise<Answer> {
    const [others, has] = [await this.others(visit, set), byCode(set)];
    const from = others.find(({ code }) => code === visit.query('from'));
    const offered = from ? questionsOf(from).filter(({ code }) => !has.has(code)) : [];
    return show('journeys/question-sets/add-question', {
      version,
      form,
      problems,
      from,
      others: [{ value: '', text: 'Choose one' }, ...others.map(({ code, title }) => ({ value: code, text: title }))],
      offered: offered.map(({ code, text, hint }) => ({ value: code, text, ...(hint !== undefined && { hint: { text: hint } }) })),
      groups: set.groups.map(({ code, title }) => ({ value: code, text: title })),
      choices: askedChoices(set),
      back: `/question-sets/versions/${version.id}`,
    });
  }
}
