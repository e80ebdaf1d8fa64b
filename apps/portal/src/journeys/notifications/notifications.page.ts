import { Get, Inject, Post } from '@nestjs/common';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { PORTAL_CONFIG, type PortalConfig } from '../../config.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const SORTS = ['urgent', 'mine', 'unit', 'meetings'] as const;
const FIELDS = ['address', ...SORTS, 'digestHour'] as const;
type ChoiceForm = Form<(typeof FIELDS)[number]>;
/** The page is about choosing; the whole of a long list is of use to nobody here. */
const SHOWN = 5;
const HOURS = Array.from({ length: 16 }, (_, n) => n + 5).map((hour) => ({ value: String(hour), text: hourWords(hour) }));

function hourWords(hour: number): string {
  if (hour === 12) return 'Midday';
  return hour < 12 ? `${hour}am` : `${hour - 12}pm`;
}

/** When one is told by email of what stands on My work, and where it goes. */
@Page({ path: '/notifications', name: 'NOTIFICATIONS' })
export class NotificationsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async choose(@Visiting() visit: Visit): Promise<Answer> {
    const form: ChoiceForm = visit.form(...FIELDS);
    for (const sort of SORTS) form.check(sort, form.optional(sort) !== undefined, 'Choose when you are told');
    const [urgent, mine, unit, meetings] = SORTS.map((sort) => form.value(sort)) as [string, string, string, string];
    const address = form.optional('address');
    const chosen = {
      urgent,
      mine,
      unit,
      meetings,
      digestHour: Number(form.value('digestHour')),
      ...(address !== undefined && { address }),
    };
    const input = { key: form.key, ...chosen };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('ChooseMail', { input }, visit)))?.chooseMail;
    if (result?.__typename === 'MailChosen') return goTo('/notifications', { title: 'Saved' });
    if (result) form.check('address', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: ChoiceForm): Promise<Answer> {
    const choices = found((await this.api.ask('MailChoices', {}, visit)).mailChoices);
    const { myMail } = await this.api.ask('MyMail', {}, visit);
    const { address, urgent, mine, unit, meetings, digestHour } = choices;
    if (!visit.isPost) form.prefill({ address, urgent, mine, unit, meetings, digestHour: String(digestHour) });
    return show('journeys/notifications/notifications', { choices, form, hours: HOURS, mails: myMail.items.slice(0, SHOWN) });
  }
}

/** What would have been sent, where nothing is. There is no such page in production. */
@Page({ path: '/development/mail', name: 'DEVELOPMENT_MAIL' })
export class DevelopmentMailPage {
  constructor(
    private readonly api: ConcordatApi,
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    if (this.config.production) throw new NotFound();
    const after = visit.query('after');
    const { address } = found((await this.api.ask('MailChoices', {}, visit)).mailChoices);
    const { myMail } = await this.api.ask('MyMail', after ? { after } : {}, visit);
    const mails = myMail.items.filter(({ body }) => body !== null);
    return show('journeys/notifications/development-mail', { address, mails, pages: pagesOf(visit, myMail), back: '/notifications' });
  }
}
