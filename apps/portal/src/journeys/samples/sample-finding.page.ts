import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { reasonLabel } from '../../view/policy-words.js';

/** What was found of a decision, for whoever decided it. */
@Page({ path: '/oversight/findings/:id', name: 'SAMPLE_FINDING' })
export class SampleFindingPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const finding = found((await this.api.ask('SampleFinding', { id: visit.id('id') }, visit)).sampleFinding);
    const { sharingPolicy } = await this.api.ask('SharingPolicy', {}, visit);
    const { decision } = finding;
    const reason = decision ? reasonLabel(sharingPolicy, decision.outcome, decision.reasonCode) : '';
    return show('journeys/samples/sample-finding', { finding, decision, reason, back: '/' });
  }
}
