import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { AskQuestions, CheckAnswers, OfferQuestionSets, OpenEnquiry, SaveAnswers, SendAnswers } from '@lib/enquiry';
import { Denied } from '@lib/kernel';
import type { Carry } from './carry.js';
import { answersInput, askInput, attached } from './enquiry-inputs.js';
import type { Slugs } from './slugs.js';
import type { AnswerAct, AskAct, OpenEnquiryAct } from './world-acts.js';

/** Questions put and answered, as the pages do it: what is in use is asked, what is saved is checked, and what was checked is sent. */
export class EnquiriesOffice {
  constructor(
    private readonly slugs: Slugs,
    private readonly carry: Carry,
  ) {}

  async perform(act: AskAct | OpenEnquiryAct | AnswerAct, actor: Actor): Promise<void> {
    if (act.act === 'ask') return this.ask(act, actor);
    const enquiryId = this.slugs.id('enquiry', act.enquiry);
    if (act.act === 'answer') return this.answer(act, actor, enquiryId);
    if (!(await this.carry(OpenEnquiry, actor, { id: enquiryId }))) throw new Denied('missing');
  }

  private async ask(act: AskAct, actor: Actor): Promise<void> {
    const personId = this.slugs.id('person', act.person);
    const agencyId = this.slugs.id('agency', act.to.agency);
    const offered = await this.carry(OfferQuestionSets, actor, { personId, agencyId });
    const found = offered.find(({ set }) => set.code === act.set);
    if (!found) throw new Error(`the set "${act.set}" is not one that may be put to ${act.to.agency}`);
    const { enquiryId } = await this.carry(AskQuestions, actor, { key: randomUUID(), ...askInput(act, found.set.version, this.slugs) });
    this.slugs.put('enquiry', act.id, enquiryId);
  }

  private async answer(act: AnswerAct, actor: Actor, enquiryId: string): Promise<void> {
    const { found, refusal } = await this.carry(SaveAnswers, actor, answersInput(act, this.slugs));
    const wrong = found.stand.questions.flatMap(({ draft, problems }) => (draft ? problems : []));
    if (refusal !== null || wrong.length > 0) throw new Error(`not sound: ${refusal?.explanation ?? JSON.stringify(wrong)}`);
    const checked = await this.carry(CheckAnswers, actor, { enquiryId, noteIds: [] });
    if (!checked) throw new Denied('missing');
    await this.carry(SendAnswers, actor, { key: randomUUID(), enquiryId, seen: checked.seen, notes: attached(act, this.slugs) });
  }
}
