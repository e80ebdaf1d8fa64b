import { gravity, isMeaningless } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import type { SampledDecision } from '../../api/answers/samples.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { type Policy, reasonLabel } from '../../view/policy-words.js';
import { choices } from '../../view/words.js';

/** One decision as it was taken: what, for whom, why, the note as it stood, and what was graver and held. And one finding of it. */
@Page({ path: '/oversight/samples/decisions/:id', name: 'SAMPLED_DECISION' })
export class SampledDecisionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.sampled(visit), visit.form('finding', 'words'));
  }

  @Post()
  async find(@Visiting() visit: Visit): Promise<Answer> {
    const sampled = await this.sampled(visit);
    const form = visit.form('finding', 'words');
    const finding = form.value('finding');
    const words = form.optional('words');
    form
      .check(
        'finding',
        choices('sampleFinding').some(({ value }) => value === finding),
        'Choose what you found',
      ) // prettier-ignore
      .check('words', finding !== 'RETURNED' || !isMeaningless(words), 'Say why you return it, in a few words')
      .check('words', finding !== 'LEARNING_POINT' || !isMeaningless(words), 'Say what there is to learn, in a few words');
    const input = { key: form.key, id: sampled.id, finding, ...(words && { words }) };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RecordSampleFinding', { input }, visit));
    const result = answer?.recordSampleFinding;
    if (result?.__typename === 'SampleFindingRecorded')
      return goTo(`/oversight/samples/${sampled.sample.id}`, { title: 'Recorded. It is on the record.' });
    if (result) form.check(result.__typename === 'SharingRefused' && result.field === 'words' ? 'words' : 'finding', false, result.explanation); // prettier-ignore
    return this.page(visit, sampled, form);
  }

  private async sampled(visit: Visit): Promise<SampledDecision> {
    return found((await this.api.ask('SampledDecision', { id: visit.id('id') }, visit)).sampledDecision);
  }

  private async page(visit: Visit, sampled: SampledDecision, form: Form<'finding' | 'words'>): Promise<Answer> {
    const { sharingPolicy } = await this.api.ask('SharingPolicy', {}, visit);
    const { decision } = sampled;
    return show('journeys/samples/sampled-decision', {
      sampled,
      decision,
      form,
      reason: decision ? reasonLabel(sharingPolicy, decision.outcome, decision.reasonCode) : '',
      graver: graverHeld(sampled, sharingPolicy),
      need: decision?.set.recipients.find(({ decisions }) => decisions.some(({ id }) => id === decision.id)),
      back: `/oversight/samples/${sampled.sample.id}`,
    });
  }
}

/** What was decided in the same sitting, towards the same recipient, of something graver that did not go. */
function graverHeld({ decision }: SampledDecision, policy: Policy) {
  const beside = decision?.set.recipients.find(({ decisions }) => decisions.some(({ id }) => id === decision.id))?.decisions ?? [];
  return beside
    .filter(({ outcome, noteLevel }) => outcome !== 'SHARED' && decision && gravity(noteLevel) > gravity(decision.noteLevel))
    .sort((a, b) => gravity(b.noteLevel) - gravity(a.noteLevel))
    .map((one) => ({ ...one, reason: reasonLabel(policy, one.outcome, one.reasonCode) }));
}
