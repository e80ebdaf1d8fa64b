import { Get, Post } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { NotFound } from '../../api/api-failure.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const SUPERVISE: readonly string[] = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
/** Who is away, and who covers: one’s own, those one covers, and those of the units one supervises. */
@Page({ path: '/away', name: 'AWAY' })
export class AwayPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('id'));
  }

  @Post()
  async end(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('id');
    const input = { key: form.key, id: form.value('id') };
    const result = (await form.attempt(() => this.api.ask('EndAbsence', { input }, visit)))?.endAbsence;
    if (result?.__typename === 'AbsenceDone') return goTo('/away', { title: 'Ended. New work goes to one of you alone again.' });
    if (result) form.check('id', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<'id'>): Promise<Answer> {
    const after = visit.query('after');
    const { absences } = await this.api.ask('Absences', { ...(after && { after }) }, visit);
    const viewer = await visit.viewer();
    const supervises = viewer?.roles.some((role) => SUPERVISE.includes(role)) ?? false;
    const rows = absences.items.map((one) => ({ ...one, mayEnd: !one.over && (supervises || one.cover?.id !== viewer?.staffId) }));
    return show('journeys/team/away', { rows, form, pages: pagesOf(visit, absences) });
  }
}

const FIELDS = ['kind', 'from', 'to', 'coverId'] as const;
type AbsenceForm = Form<(typeof FIELDS)[number]>;
interface Who {
  readonly id: string;
  /** Null for oneself. */
  readonly name: string | null;
  readonly back: string;
}

abstract class RecordPage {
  constructor(protected readonly api: ConcordatApi) {}

  protected abstract who(visit: Visit): Promise<Who>;

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.who(visit), visit.form(...FIELDS));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const who = await this.who(visit);
    const form = visit.form(...FIELDS);
    const [from, to, coverId] = [form.day('from'), form.day('to'), form.optional('coverId')];
    form
      .check('kind', form.optional('kind') !== undefined, 'Choose what sort of absence it is')
      .check('from', from !== undefined, 'Enter the first day');
    const said = { staffId: who.id, kind: form.value('kind'), from: from ?? '' };
    const input = { key: form.key, ...said, ...(to !== undefined && { to }), ...(coverId !== undefined && { coverId }) };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('RecordAbsence', { input }, visit)))?.recordAbsence;
    if (result?.__typename === 'AbsenceDone') return goTo('/away', { title: 'Recorded.' });
    if (result) form.check(result.code === 'WKL-02' ? 'coverId' : 'from', false, result.explanation);
    return this.page(visit, who, form);
  }

  private async page(visit: Visit, who: Who, form: AbsenceForm): Promise<Answer> {
    const ask = async (after?: string) =>
      (await this.api.ask('CoverChoices', { staffId: who.id, ...(after !== undefined && { after }) }, visit)).coverChoices;
    const all = await wholeList(await ask(), ask);
    const covers = [{ value: '', text: 'Nobody' }, ...all.map(({ id, name, jobTitle }) => ({ value: id, text: `${name}, ${jobTitle}` }))];
    return show('journeys/team/record-absence', { who, form, covers, back: who.back });
  }
}

@Page({ path: '/away/new', name: 'RECORD_ABSENCE' })
export class RecordOwnAbsencePage extends RecordPage {
  constructor(api: ConcordatApi) {
    super(api);
  }

  protected async who(visit: Visit): Promise<Who> {
    const viewer = await visit.viewer();
    if (!viewer) throw new NotFound();
    return { id: viewer.staffId, name: null, back: '/away' };
  }
}

@Page({ path: '/team/units/:id/away/:staff', name: 'RECORD_ABSENCE_OF' })
export class RecordAbsenceOfPage extends RecordPage {
  constructor(api: ConcordatApi) {
    super(api);
  }

  protected async who(visit: Visit): Promise<Who> {
    const unit = found((await this.api.ask('TeamUnit', { id: visit.id('id') }, visit)).teamUnit);
    const member = unit.members.find(({ staff }) => staff.id === visit.id('staff'));
    if (!member) throw new NotFound();
    return { ...member.staff, back: `/team/units/${unit.id}` };
  }
}
