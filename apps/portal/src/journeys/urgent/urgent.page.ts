import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import type { ChooseShareAnswer } from '../../api/answers/sharing.js';
import type { ConcernLevel } from '../../api/answers/words.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { categoryGroups } from '../notes/note-choices.js';
import { sentFlash } from '../share/check.page.js';

const FIELDS = ['body', 'notes', 'to', 'whyNow', 'gateway', 'category', 'level'] as const;
type UrgentForm = Form<(typeof FIELDS)[number]>;

/** Somebody may be in danger: what, to whom, why now, send. What is graver and undecided is asked afterwards, as one task. */
@Page({ path: '/cases/:id/urgent', name: 'SHARE_URGENTLY' })
export class UrgentPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const viewer = await visit.viewer();
    const gateway = viewer?.agency.kind === 'POLICE' ? 'COMMON_LAW_POLICING' : 'VITAL_INTERESTS';
    const form = visit.form(...FIELDS).prefill({ notes: visit.queries('note').filter(isUuid), gateway });
    return this.page(visit, form, await this.choices(visit, form));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const choices = await this.choices(visit, form);
    const noteIds = form.all('notes').filter(isUuid);
    form
      .check('body', noteIds.length > 0 || form.optional('body') !== undefined, 'Enter what they need to know')
      .check('to', form.all('to').some(isUuid), 'Choose who to tell')
      .check('whyNow', !isMeaningless(form.value('whyNow')), 'Say why this cannot wait');
    const input = {
      key: form.key,
      personId: visit.id('id'),
      ...(noteIds.length > 0
        ? { noteIds }
        : { body: form.value('body'), category: form.optional('category'), level: form.optional('level') as ConcernLevel | undefined }),
      recipients: form
        .all('to')
        .filter(isUuid)
        .map((agencyId) => ({ agencyId })),
      whyNow: form.value('whyNow'),
      gateway: form.value('gateway'),
    };
    const answer = form.wrong
      ? undefined
      : await form.attempt(() => this.api.ask('ShareUrgently', { input }, visit), { recipients: 'to', noteIds: 'body' });
    const result = answer?.shareUrgently;
    if (result?.__typename === 'SharedReceipt') {
      return goTo(`/receipts/${result.set.id}`, sentFlash(result));
    }
    if (result) form.check(fieldOf(result), false, result.explanation);
    return this.page(visit, form, choices);
  }

  private choices(visit: Visit, form: UrgentForm): Promise<ChooseShareAnswer> {
    return this.api.ask('ChooseShare', { personId: visit.id('id'), noteIds: form.all('notes').filter(isUuid) }, visit);
  }

  private async page(visit: Visit, form: UrgentForm, { person: given, possibleRecipients }: ChooseShareAnswer): Promise<Answer> {
    const [{ sharingPolicy }, { noteCategories }] = await Promise.all([
      this.api.ask('SharingPolicy', {}, visit),
      this.api.ask('NoteCategories', {}, visit),
    ]);
    const person = found(given);
    const agencies = [...new Map(possibleRecipients.map((one) => [one.agency.id, one])).values()];
    const near = agencies.filter((one) => one.member || form.has('to', one.agency.id));
    const item = ({ agency }: (typeof agencies)[number]) => ({ value: agency.id, text: agency.name, checked: form.has('to', agency.id) });
    return show('journeys/urgent/urgent', {
      title: 'Share urgently',
      person,
      form,
      back: `/cases/${person.id}`,
      notes: person.notes.items.filter(({ id }) => form.has('notes', id)),
      near: near.map(item),
      others: agencies.filter((one) => !near.includes(one)).map(item),
      gateways: sharingPolicy.gateways.map(({ code, label }) => ({ value: code, text: label })),
      groups: categoryGroups(noteCategories),
    });
  }
}

function fieldOf(result: object): (typeof FIELDS)[number] {
  const field = 'field' in result && typeof result.field === 'string' ? result.field.split('.').pop() : undefined;
  return FIELDS.find((one) => one === field) ?? (field === 'recipients' ? 'to' : 'body');
}
