import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS = ['recipientAgencyId', 'category', 'reasonWords', 'approve'] as const;
type StandingForm = Form<(typeof FIELDS)[number]>;

/** "Outside this recipient's function", said once for a recipient and a kind of note: proposed by one person, approved by another. */
@Page({ path: '/standing-decisions', name: 'STANDING_DECISIONS' })
export class StandingDecisionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async change(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const done = isUuid(form.value('approve')) ? await this.approve(visit, form) : await this.propose(visit, form);
    return done ?? this.page(visit, form);
  }

  private async approve(visit: Visit, form: StandingForm): Promise<Answer | undefined> {
    const answer = await form.attempt(() => this.api.ask('ApproveStandingDecision', { id: form.value('approve'), key: form.key }, visit));
    const result = answer?.approveStandingDecision;
    if (result && 'standing' in result) return goTo('/standing-decisions', { title: 'Approved. It is in force from now.' });
    return result ? goTo('/standing-decisions', { variant: 'warning', title: 'Not approved', text: result.explanation }) : undefined;
  }

  private async propose(visit: Visit, form: StandingForm): Promise<Answer | undefined> {
    form
      .check('recipientAgencyId', isUuid(form.value('recipientAgencyId')), 'Choose the agency')
      .check('category', form.optional('category') !== undefined, 'Choose the kind of note')
      .check('reasonWords', !isMeaningless(form.value('reasonWords')), 'Say why this is outside what they do');
    const { recipientAgencyId, category, reasonWords } = {
      recipientAgencyId: form.value('recipientAgencyId'),
      category: form.value('category'),
      reasonWords: form.value('reasonWords'),
    };
    const input = { key: form.key, recipientAgencyId, category, reasonWords };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('ProposeStandingDecision', { input }, visit));
    const result = answer?.proposeStandingDecision;
    if (result?.__typename === 'StandingRecorded')
      return goTo('/standing-decisions', { title: 'Proposed. Somebody else has to approve it.' });
    if (result) form.check('reasonWords', false, result.explanation);
    return undefined;
  }

  private async page(visit: Visit, form: StandingForm): Promise<Answer> {
    const [answer, viewer] = await Promise.all([this.api.ask('StandingDecisions', {}, visit), visit.viewer()]);
    const [standing, agencies] = await Promise.all([
      wholeList(answer.standingDecisions, async (after) => (await this.api.ask('StandingDecisions', { after }, visit)).standingDecisions),
      wholeList(answer.agencies, async (afterAgency) => (await this.api.ask('TrailChoices', { afterAgency }, visit)).agencies),
    ]);
    const groups = new Map<string, { value: string; text: string }[]>();
    for (const { code, label, groupLabel } of answer.noteCategories)
      groups.set(groupLabel, [...(groups.get(groupLabel) ?? []), { value: code, text: label }]);
    return show('journeys/work/standing-decisions', {
      title: 'Standing decisions',
      form,
      standing: standing.map((one) => ({ ...one, isOwn: one.proposedBy.id === viewer?.staffId })),
      agencies: [
        { value: '', text: 'Choose one' },
        ...agencies.filter(({ id }) => id !== viewer?.agency.id).map(({ id, name }) => ({ value: id, text: name })),
      ],
      groups: [...groups].map(([label, items]) => ({ label, items })),
    });
  }
}
