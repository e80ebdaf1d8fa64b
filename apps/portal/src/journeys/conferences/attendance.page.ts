import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { ConferenceShown } from '../../api/answers/conferences.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const fieldsOf = ({ invitations }: ConferenceShown): string[] =>
  invitations.flatMap(({ agency }) => [`came-${agency.id}`, `who-${agency.id}`]);

/** Who came: all invited agencies on one page. Only what was changed is sent, each under a key of its own. */
@Page({ path: '/conferences/:id/attendance', name: 'CONFERENCE_ATTENDANCE' })
export class AttendancePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const one = await this.found(visit);
    const known = one.invitations.flatMap(({ agency, attendance, who }) => [
      [`came-${agency.id}`, attendance ?? ''],
      [`who-${agency.id}`, who ?? ''],
    ]);
    return this.page(visit.form(...fieldsOf(one)).prefill(Object.fromEntries(known) as Record<string, string>), one);
  }

  @Post()
  async attend(@Visiting() visit: Visit): Promise<Answer> {
    const one = await this.found(visit);
    const form: Form = visit.form(...fieldsOf(one));
    const changed = one.invitations.filter(({ agency, attendance, who }) => {
      const came = form.value(`came-${agency.id}`);
      return came !== '' && (came !== attendance || form.value(`who-${agency.id}`).trim() !== (who ?? ''));
    });
    for (const { agency } of changed)
      form.check(
        `who-${agency.id}`,
        form.value(`came-${agency.id}`) !== 'ATTENDED' || !isMeaningless(form.value(`who-${agency.id}`)),
        `Say who came for ${agency.shortName}`,
      );
    for (const { agency } of changed) if (!form.wrong && !form.unknown) await this.say(visit, form, one.id, agency.id);
    if (form.wrong || form.unknown) return this.page(form, one);
    return goTo(`/conferences/${one.id}`, { title: changed.length === 0 ? 'Nothing was changed.' : 'Who came is on the record.' });
  }

  private async say(visit: Visit, form: Form, conferenceId: string, agencyId: string): Promise<void> {
    const who = `who-${agencyId}`;
    const input = {
      key: `${form.key}:${agencyId}`,
      conferenceId,
      agencyId,
      attendance: form.value(`came-${agencyId}`),
      who: form.optional(who),
    };
    const ask = () => this.api.ask('RecordAttendance', { input }, visit);
    const result = (await form.attempt(ask, { who, attendance: `came-${agencyId}` }))?.recordAttendance;
    if (result && result.__typename !== 'ConferenceKept') form.refuse(result, { who });
  }

  private async found(visit: Visit): Promise<ConferenceShown> {
    return found((await this.api.ask('Conference', { id: visit.id('id') }, visit)).conference);
  }

  private page(form: Form, one: ConferenceShown): Answer {
    return show('journeys/conferences/attendance', { title: 'Who came', one, form });
  }
}
