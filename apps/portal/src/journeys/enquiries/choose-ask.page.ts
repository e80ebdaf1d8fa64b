import { Get, Post } from '@nestjs/common';
import type { ChooseEnquiryAnswer } from '../../api/answers/asking.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { chosenAnew } from './ask-draft.js';
import { alreadyAsked, askAddress, AskDrafts, type OpenedAsk } from './ask-drafts.js';
import { askChoices, inWords, namesFor, prefilled, readChosen } from './choose-ask.js';

/** Step 1: whom to ask, and which questions. Nobody is chosen beforehand; the questions for this stage are. */
@Page({ path: '/cases/:id/questions/new', name: 'ASK_CHOOSE' })
export class ChooseAskPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: AskDrafts,
  ) {}

  @Get()
  async choose(@Visiting() visit: Visit): Promise<Answer> {
    const kept = await this.kept(visit);
    if (kept === 'gone') return alreadyAsked(visit.id('id'));
    const offered = await this.offered(visit);
    const choices = askChoices(offered);
    return this.page(visit.form(...namesFor(choices)).prefill(prefilled(choices, kept?.draft)), offered);
  }

  @Post()
  async chosen(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const kept = await this.kept(visit);
    if (kept === 'gone') return alreadyAsked(personId);
    const offered = await this.offered(visit);
    const choices = askChoices(offered);
    const form = visit.form(...namesFor(choices));
    const chosen = readChosen(
      form,
      choices.filter(({ agreement }) => agreement),
    );
    if (form.wrong || !chosen) return this.page(form, offered);
    const draft = chosenAnew(kept?.draft, chosen);
    const draftId = await form.attempt(() => this.drafts.keep(visit, personId, draft, 'review', kept?.draftId));
    return draftId === undefined ? this.page(form, offered) : goTo(askAddress(personId, 'review', draftId));
  }

  private async kept(visit: Visit): Promise<OpenedAsk | 'gone' | undefined> {
    if (visit.query('draft') === undefined) return undefined;
    return (await this.drafts.find(visit, visit.id('id'))) ?? 'gone';
  }

  private offered(visit: Visit): Promise<ChooseEnquiryAnswer> {
    return this.api.ask('ChooseEnquiry', { personId: visit.id('id') }, visit);
  }

  private page(form: Form, offered: ChooseEnquiryAnswer): Answer {
    const person = found(offered.person);
    const all = askChoices(offered);
    const choices = all.filter(({ agreement }) => agreement);
    const near = choices.filter(({ member, agencyId }) => member || form.value('to') === agencyId);
    return show('journeys/enquiries/choose-ask', {
      title: 'Whom do you ask, and what?',
      person,
      form,
      back: `/cases/${person.id}/questions`,
      without: all.filter(({ agreement, member }) => member && !agreement).map(({ name }) => name),
      members: near.map(inWords),
      elsewhere: choices.filter((choice) => !near.includes(choice)).map(inWords),
    });
  }
}
