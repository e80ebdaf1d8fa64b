import { Get, Post } from '@nestjs/common';
import { isDay } from '@lib/kernel';
import type { SetVersion } from '../../api/answers/governing.js';
import { NotFound } from '../../api/api-failure.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { GovernedQuestions } from './governed-questions.js';
import { readDefinition, type SetDefinition } from './set-definition.js';
import type { ProblemView } from './set-problems.js';

const DAY = ['endsOn-day', 'endsOn-month', 'endsOn-year'] as const;
const FIELDS = ['seen', 'setTitle', 'about', 'owner', 'evidence', 'endsOn', ...DAY, 'problems'] as const;
type DescribeForm = Form<(typeof FIELDS)[number]>;

/** What a draft says of itself; of a supplement also whose it is, on what evidence, and when it ends. */
@Page({ path: '/question-sets/versions/:id/about', name: 'DESCRIBE_QUESTION_SET' })
export class DescribeSetPage {
  constructor(private readonly questions: GovernedQuestions) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const version = await this.draft(visit);
    const { title, about, supplement } = readDefinition(version.definition);
    const { owner, evidence, endsOn } = supplement ?? {};
    return this.page(version, visit.form(...FIELDS).prefill({ setTitle: title, about, owner, evidence, endsOn }));
  }

  @Post()
  async save(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const version = await this.draft(visit);
    const before = readDefinition(version.definition);
    const set = described(form, before);
    if (form.wrong) return this.page(version, form);
    const draft = { id: version.id, rowVersion: Number(form.value('seen')) || 0, before };
    const saved = await this.questions.save(visit, form, draft, set);
    return saved === true
      ? goTo(`/question-sets/versions/${version.id}`, { title: 'Saved in this draft.' })
      : this.page(await this.draft(visit), form, saved);
  }

  private async draft(visit: Visit): Promise<SetVersion> {
    const version = await this.questions.version(visit);
    if (version.state !== 'DRAFT') throw new NotFound();
    return version;
  }

  private page(version: SetVersion, form: DescribeForm, problems: readonly ProblemView[] = []): Answer {
    const set = readDefinition(version.definition);
    return show('journeys/question-sets/describe-set', { version, set, form, problems, back: `/question-sets/versions/${version.id}` });
  }
}

function described(form: DescribeForm, set: SetDefinition): SetDefinition {
  form.check('setTitle', form.optional('setTitle') !== undefined, 'Enter a title');
  form.check('about', form.optional('about') !== undefined, 'Say what these questions are for');
  const next = { ...set, title: form.value('setTitle').trim(), about: form.value('about').trim() };
  if (!set.supplement) return next;
  const endsOn = form.day('endsOn') ?? '';
  form.check('owner', form.optional('owner') !== undefined, 'Say whose these questions are');
  form.check('evidence', form.optional('evidence') !== undefined, 'Say on what evidence they are asked');
  form.check('endsOn', isDay(endsOn), 'Enter the last day on which they are asked, such as 30 9 2027');
  return { ...next, supplement: { ...set.supplement, owner: form.value('owner').trim(), evidence: form.value('evidence').trim(), endsOn } };
}
