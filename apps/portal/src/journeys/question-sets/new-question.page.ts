import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choices } from '../../view/words.js';
import { askedChoices, howAsked } from './asked-form.js';
import { DraftAdded, type DraftSet } from './draft-added.js';
import { type NewKind, newQuestion } from './set-edits.js';
import type { ProblemView } from './set-problems.js';

const FIELDS = ['seen', 'kind', 'text', 'hint', 'options', 'level', 'categories', 'group', 'asked', 'opener', 'problems'] as const;
type NewForm = Form<(typeof FIELDS)[number]>;
const KINDS: readonly string[] = ['YES_NO', 'TEXT', 'CHOICE'] satisfies NewKind[];

/** A question of the agency's own: yes or no with details, free text, or one of several. */
@Page({ path: '/question-sets/versions/:id/new-question', name: 'NEW_QUESTION' })
export class NewQuestionPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: DraftAdded,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.drafts.draft(visit), visit.form(...FIELDS));
  }

  @Post()
  async add(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const draft = await this.drafts.draft(visit);
    const options = linesOf(form.value('options'));
    const kind = form.value('kind');
    form
      .check('text', form.optional('text') !== undefined, 'Enter the question')
      .check('kind', KINDS.includes(kind), 'Choose how it is answered')
      .check('options', kind !== 'CHOICE' || options.length >= 2, 'Enter at least two things to choose from, each on a line of its own')
      .check(
        'level',
        choices('level').some(({ value }) => value === form.value('level')),
        'Choose how serious an answer can be',
      )
      .check(
        'group',
        draft.set.groups.some(({ code }) => code === form.value('group')),
        'Choose where it stands',
      );
    const how = howAsked(form, askedChoices(draft.set));
    if (form.wrong || !how) return this.page(visit, draft, form);
    const asked = { kind: kind as NewKind, text: form.value('text').trim(), hint: form.optional('hint'), options };
    const question = newQuestion(draft.set, { ...asked, level: form.value('level'), categories: form.all('categories') }, how);
    const done = await this.drafts.add(visit, form, draft, { question, group: form.value('group'), seen: form.value('seen') });
    return 'problems' in done ? this.page(visit, await this.drafts.draft(visit), form, done.problems) : done;
  }

  private async page(visit: Visit, { version, set }: DraftSet, form: NewForm, problems: readonly ProblemView[] = []): Promise<Answer> {
    const { noteCategories } = await this.api.ask('NoteCategories', {}, visit);
    return show('journeys/question-sets/new-question', {
      version,
      form,
      problems,
      groups: set.groups.map(({ code, title }) => ({ value: code, text: title })),
      levels: choices('level'),
      categories: noteCategories.map(({ code, label }) => ({ value: code, text: label })),
      choices: askedChoices(set),
      back: `/question-sets/versions/${version.id}`,
    });
  }
}

const linesOf = (text: string): readonly string[] =>
  [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== '');
