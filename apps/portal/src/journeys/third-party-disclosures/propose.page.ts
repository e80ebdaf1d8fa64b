import { Get, Post } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import type { PersonHeader, ThirdPartyName } from '../../api/answers/people.js';
import type { Disclosure } from '../../api/answers/third-party-disclosures.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { checkProposal, fromDisclosure, NOT_RECORDED, proposalInput, PROPOSE_FIELDS, renamed } from './propose-form.js';
import { whom } from './stands.js';

interface Setting {
  readonly person: PersonHeader & { readonly thirdParties: readonly ThirdPartyName[] };
  /** The one whose place this takes. */
  readonly before: Disclosure | undefined;
  /** The run that it belongs to. */
  readonly runId: string | undefined;
}
const PROPOSED_SINCE = 'This was proposed again already. Here is the proposal that took its place.';

/** What need it answers, who is best placed, what harm it could do, what the person says: one page, so that all of it is weighed together. */
@Page({ path: '/cases/:id/third-party-disclosures/new', name: 'PROPOSE_THIRD_PARTY_DISCLOSURE' })
export class ProposePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const { before } = setting;
    if (before?.supersededBy)
      return goTo(`/third-party-disclosures/${before.supersededBy.id}`, { variant: 'warning', title: PROPOSED_SINCE });
    const form: Form = visit.form(...PROPOSE_FIELDS);
    return this.page(before ? form.prefill(fromDisclosure(before)) : form, setting);
  }

  @Post()
  async propose(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form: Form = visit.form(...PROPOSE_FIELDS);
    checkProposal(form);
    const { person, before } = setting;
    const input = { key: form.key, personId: person.id, supersedes: before?.id, runId: setting.runId, ...proposalInput(form) };
    const ask = () => this.api.ask('ProposeThirdPartyDisclosure', { input }, visit);
    const result = form.wrong ? undefined : (await form.attempt(ask, renamed(form)))?.proposeThirdPartyDisclosure;
    if (result?.__typename === 'ThirdPartyDisclosureKept' && result.disclosure)
      return goTo(`/third-party-disclosures/${result.disclosure.id}`, { title: 'Proposed. A supervisor of your unit is asked to decide.' });
    if (result && result.__typename !== 'ThirdPartyDisclosureKept') form.refuse(result, renamed(form));
    return this.page(form, setting);
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [id, supersedes, run] = [visit.id('id'), visit.query('supersedes'), visit.query('run')];
    if ([supersedes, run].some((given) => given !== undefined && !isUuid(given))) throw new NotFound();
    const [{ person }, old] = await Promise.all([
      this.api.ask('PersonHeader', { id }, visit),
      supersedes === undefined ? undefined : this.api.ask('ThirdPartyDisclosure', { id: supersedes }, visit),
    ]);
    const before = old && found(old.thirdPartyDisclosure);
    if (before !== undefined && before.person?.id !== id) throw new NotFound();
    return { person: found(person), before, runId: before?.run?.id ?? run };
  }

  private page(form: Form, { person, before }: Setting): Answer {
    const recorded = person.thirdParties.map((one) => ({ value: one.id, text: whom({ thirdParty: one, relation: null }) }));
    return show('journeys/third-party-disclosures/propose', {
      title: before ? 'Propose again to tell somebody' : 'Propose to tell somebody outside the agencies',
      person,
      form,
      before,
      recorded,
      notRecorded: NOT_RECORDED,
      back: before ? `/third-party-disclosures/${before.id}` : `/cases/${person.id}/third-party-disclosures`,
    });
  }
}
