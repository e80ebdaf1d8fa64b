import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { SetOutcome, SetVersion } from '../../api/answers/governing.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { compareSets } from './compare-sets.js';
import { GovernedQuestions, refused } from './governed-questions.js';
import { readDefinition } from './set-definition.js';
import { withQuestionMoved } from './set-edits.js';
import type { ProblemView } from './set-problems.js';
import { direction, groupViews, howMany } from './set-view.js';

const FIELDS = ['_press', 'seen', 'why', 'answer', 'words', 'endWords', 'problems'] as const;
type VersionForm = Form<(typeof FIELDS)[number]>;
const WORDED: Readonly<Record<string, string>> = { DRAFT: 'Taken back.', PROPOSED: 'Taken back.', PUBLISHED: 'Taken out of use.' };
const COLOURS: Readonly<Record<string, string>> = { PROPOSED: 'yellow', PUBLISHED: 'green', DECLINED: 'red' };

/** One version: written, proposed, decided about by a second person, and taken back or out of use. */
@Page({ path: '/question-sets/versions/:id', name: 'QUESTION_SET_VERSION' })
export class VersionPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly questions: GovernedQuestions,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.questions.version(visit), visit.form(...FIELDS));
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const version = await this.questions.version(visit);
    const [press = '', code = ''] = form.value('_press').split(':');
    if (press === 'up' || press === 'down') return this.move(visit, form, version, { code, by: press === 'up' ? -1 : 1 });
    if (press === 'propose') return this.propose(visit, form, version);
    if (press === 'decide') return this.decide(visit, form, version);
    return this.end(visit, form, version);
  }

  private async move(visit: Visit, form: VersionForm, version: SetVersion, { code, by }: { readonly code: string; readonly by: 1 | -1 }) {
    const before = readDefinition(version.definition);
    const draft = { id: version.id, rowVersion: Number(form.value('seen')) || 0, before };
    const saved = await this.questions.save(visit, form, draft, withQuestionMoved(before, code, by));
    return saved === true ? goTo(`${visit.path}#question-${code}`) : this.page(visit, version, form, saved);
  }

  private async propose(visit: Visit, form: VersionForm, version: SetVersion): Promise<Answer> {
    form.check('why', !isMeaningless(form.value('why')), 'Say what changes and why, in a sentence. Whoever approves it reads this');
    const input = { key: form.key, id: version.id, rowVersion: Number(form.value('seen')) || 0, why: form.value('why') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('ProposeQuestionSet', { input }, visit));
    return this.after(visit, { form, version, result: answer?.proposeQuestionSet }, 'Proposed. It waits for a second person.');
  }

  private async decide(visit: Visit, form: VersionForm, version: SetVersion): Promise<Answer> {
    const answer = form.value('answer');
    form.check('answer', answer === 'yes' || answer === 'no', 'Choose yes or no');
    form.check('words', answer !== 'no' || !isMeaningless(form.value('words')), 'Say why not, in a sentence');
    const words = form.optional('words');
    const input = { key: form.key, id: version.id, approve: answer === 'yes', ...(words !== undefined && { words }) };
    const done = form.wrong ? undefined : await form.attempt(() => this.api.ask('DecideQuestionSet', { input }, visit));
    const title = input.approve ? 'Approved. These questions are asked from now on.' : 'Declined. Nothing is asked differently.';
    return this.after(visit, { form, version, result: done?.decideQuestionSet }, title);
  }

  private async end(visit: Visit, form: VersionForm, version: SetVersion): Promise<Answer> {
    form.check('endWords', !isMeaningless(form.value('endWords')), 'Say why, in a sentence');
    const input = { key: form.key, id: version.id, words: form.value('endWords') };
    const done = form.wrong ? undefined : await form.attempt(() => this.api.ask('EndQuestionSet', { input }, visit), { words: 'endWords' });
    return this.after(visit, { form, version, result: done?.endQuestionSet }, WORDED[version.state] ?? 'Done.');
  }

  private async after(
    visit: Visit,
    { form, version, result }: { readonly form: VersionForm; readonly version: SetVersion; readonly result: SetOutcome | undefined },
    title: string,
  ): Promise<Answer> {
    if (result?.__typename === 'QuestionSetDone') return goTo(visit.path, { title });
    const problems = refused(form, readDefinition(version.definition), result);
    return this.page(visit, result ? await this.questions.version(visit) : version, form, problems);
  }

  private async page(visit: Visit, version: SetVersion, form: VersionForm, problems: readonly ProblemView[] = []): Promise<Answer> {
    const set = readDefinition(version.definition);
    const inHand = version.state === 'DRAFT' || version.state === 'PROPOSED';
    const viewer = await visit.viewer();
    return show('journeys/question-sets/version', {
      title: version.title,
      version,
      set,
      form,
      problems,
      colour: COLOURS[version.state] ?? 'grey',
      direction: direction(set),
      howMany: howMany(set),
      groups: groupViews(set),
      comparison: inHand ? await this.compared(visit, version) : undefined,
      edits: version.state === 'DRAFT' && viewer?.permissions.includes('draft:QuestionSet'),
      ownHand: [version.proposedBy?.id, version.draftedBy.id].includes(viewer?.staffId ?? ''),
      back: `/question-sets/${version.code}`,
    });
  }

  private async compared(visit: Visit, { code, definition }: SetVersion) {
    const { set } = await this.questions.inUse(visit, code, await this.questions.versionsOf(visit, code));
    return compareSets(set, readDefinition(definition));
  }
}
