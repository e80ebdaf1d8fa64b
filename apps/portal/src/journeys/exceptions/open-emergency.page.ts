import { Get, Post } from '@nestjs/common';
import { isDay, isMeaningless } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const BORN = ['born-day', 'born-month', 'born-year'] as const;
const FIELDS = ['identifier', 'name', 'reason', 'born', ...BORN] as const;
type EmergencyForm = Form<(typeof FIELDS)[number]>;

/** Two hours with one person. It begins with what was searched for, so that nothing is typed twice. */
@Page({ path: '/emergency', name: 'OPEN_EMERGENCY' })
export class OpenEmergencyPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const text = visit.query('text');
    const searched = text && { [/\d/.test(text) ? 'identifier' : 'name']: text };
    const born = Object.fromEntries(BORN.map((part) => [part, visit.query(part)]));
    return this.page(visit.form(...FIELDS).prefill({ ...searched, ...born }));
  }

  @Post()
  async open(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [identifier, name, bornOn] = [form.optional('identifier'), form.optional('name'), form.day('born')];
    form
      .check('identifier', identifier !== undefined || name !== undefined, 'Enter a CRN or PNC, or a full name with the date of birth')
      .check('born', bornOn === undefined || isDay(bornOn), 'Date of birth must be a real date')
      .check('born', identifier !== undefined || name === undefined || bornOn !== undefined, 'A name needs the date of birth beside it')
      .check('reason', !isMeaningless(form.value('reason')), 'Say why you need it now, in a few words');
    const input = { key: form.key, ...given({ identifier, name, bornOn }), reason: form.value('reason') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('OpenInEmergency', { input }, visit), { bornOn: 'born' });
    const result = answer?.openInEmergency;
    if (result?.__typename === 'EmergencyDone') {
      return goTo(`/cases/${result.emergency.personId}`, { title: 'Open to you for two hours. Your supervisor has been told.' });
    }
    if (result) form.check('identifier', false, result.explanation);
    return this.page(form);
  }

  private page(form: EmergencyForm): Answer {
    return show('journeys/exceptions/open-emergency', { form, back: '/find' });
  }
}

function given(known: { identifier: string | undefined; name: string | undefined; bornOn: string | undefined }) {
  const { identifier, name, bornOn } = known;
  return { ...(identifier && { identifier }), ...(name && { name }), ...(bornOn && { bornOn }) };
}
