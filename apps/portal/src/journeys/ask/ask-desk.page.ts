import { Get, Post } from '@nestjs/common';
import { isDay, isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const BORN = ['born-day', 'born-month', 'born-year'] as const;
const FIELDS = ['name', 'identifier', 'words', 'callBack', 'born', ...BORN] as const;
type AskForm = Form<(typeof FIELDS)[number]>;

/** A question to one duty desk, with whatever is known of somebody. It begins with what was searched for, so that nothing is typed twice. */
@Page({ path: '/duty-desks/:id/ask', name: 'ASK_DUTY_DESK' })
export class AskDeskPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const text = visit.query('text');
    const searched = text && { [/\d/.test(text) ? 'identifier' : 'name']: text };
    const born = Object.fromEntries(BORN.map((part) => [part, visit.query(part)]));
    return this.page(visit, visit.form(...FIELDS).prefill({ ...searched, ...born }));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [name, identifier, bornOn] = [form.optional('name'), form.optional('identifier'), form.day('born')];
    form
      .check('name', name !== undefined || identifier !== undefined, 'Enter a name, a CRN or a PNC')
      .check('born', bornOn === undefined || isDay(bornOn), 'Date of birth must be a real date')
      .check('words', !isMeaningless(form.value('words')), 'Say why you ask, in a few words')
      .check('callBack', form.optional('callBack') !== undefined, 'Enter how they can call you back');
    const known = { ...(name && { name }), ...(identifier && { identifier }), ...(bornOn && { bornOn }) };
    const said = { words: form.value('words'), callBack: form.value('callBack') };
    const input = { key: form.key, unitId: visit.id('id'), ...known, ...said };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('AskDutyDesk', { input }, visit), { bornOn: 'born' });
    const result = answer?.askDutyDesk;
    if (result?.__typename === 'DeskAsked') return goTo(`/questions/${result.question.id}`, { title: 'Sent to the duty desk' });
    if (result) form.check('words', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: AskForm): Promise<Answer> {
    const desk = found((await this.api.ask('DutyDesk', { id: visit.id('id') }, visit)).dutyDesk);
    return show('journeys/ask/ask-desk', { desk, form, back: '/duty-desks' });
  }
}
