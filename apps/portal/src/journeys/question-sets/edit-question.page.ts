import { Get, Post } from '@nestjs/common';
import type { SetVersion } from '../../api/answers/governing.js';
import { found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { askedChoices, howAsked } from './asked-form.js';
import { GovernedQuestions } from './governed-questions.js';
import { byCode, readDefinition, type SetDefinition, type SetQuestion } from './set-definition.js';
import { askedAs, reworded, withoutQuestion, withQuestionChanged } from './set-edits.js';
import type { ProblemView } from './set-problems.js';
import { questionView } from './set-view.js';

const FIELDS = ['_press', 'seen', 'text', 'hint', 'asked', 'opener', 'problems'] as const;
type EditForm = Form<(typeof FIELDS)[number]>;
interface Edited {
  readonly version: SetVersion;
  readonly set: SetDefinition;
  readonly question: SetQuestion;
}

/** One question of a draft: its words, and when it is asked. */
@Page({ path: '/question-sets/versions/:id/questions/:code', name: 'EDIT_QUESTION' })
export class EditQuestionPage {
  constructor(private readonly questions: GovernedQuestions) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const edited = await this.edited(visit);
    const { text, hint, core } = edited.question;
    return this.page(visit, edited, visit.form(...FIELDS).prefill({ text, hint, asked: core ? 'core' : 'kept' }));
  }

  @Post()
  async save(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const edited = await this.edited(visit);
    const { version, question } = edited;
    const set = form.pressed('out') ? withoutQuestion(edited.set, question.code) : changed(form, edited);
    if (!set) return this.page(visit, edited, form);
    const draft = { id: version.id, rowVersion: Number(form.value('seen')) || 0, before: edited.set };
    const saved = await this.questions.save(visit, form, draft, set);
    if (saved !== true) {
      besideFields(form, set, { code: question.code, problems: saved });
      return this.page(visit, await this.edited(visit), form, saved);
    }
    const at = form.pressed('out') ? '' : `#question-${question.code}`;
    return goTo(`/question-sets/versions/${version.id}${at}`, {
      title: form.pressed('out') ? 'The question is taken out of this draft.' : 'Saved in this draft.',
    });
  }

  private async edited(visit: Visit): Promise<Edited> {
    const version = await this.questions.version(visit);
    const set = readDefinition(version.definition);
    return { version, set, question: found(version.state === 'DRAFT' ? byCode(set).get(visit.param('code')) : undefined) };
  }

  private page(visit: Visit, { version, set, question }: Edited, form: EditForm, problems: readonly ProblemView[] = []): Answer {
    const choices = askedChoices(set, question);
    return show('journeys/question-sets/edit-question', {
      version,
      question: questionView(question, byCode(set)),
      form,
      problems,
      choices,
      /** What is kept now differs from what is typed here: somebody else changed it, or it could not be saved. */
      keptText: form.sent && form.value('text').trim() !== question.text ? question.text : undefined,
      back: `/question-sets/versions/${visit.id('id')}#question-${question.code}`,
    });
  }
}

/** What is wrong with the words that were typed here stands beside them as well. */
function besideFields(
  form: EditForm,
  set: SetDefinition,
  { code, problems }: { readonly code: string; readonly problems: readonly ProblemView[] },
): void {
  for (const { path, message } of problems) {
    const [, g = '', q = '', field] = /^\/groups\/(\d+)\/questions\/(\d+)\/(text|hint|when)$/.exec(path) ?? [];
    if (set.groups[Number(g)]?.questions[Number(q)]?.code !== code) continue;
    form.check(field === 'text' || field === 'hint' ? field : 'asked', false, sentence(message));
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function changed(form: EditForm, { set, question }: Edited): SetDefinition | undefined {
  const text = form.value('text').trim();
  form.check('text', text !== '', 'Enter the question');
  const how = howAsked(form, askedChoices(set, question));
  if (form.wrong || !how) return undefined;
  return withQuestionChanged(set, question.code, (one) => askedAs(reworded(one, text, form.optional('hint')), how));
}
