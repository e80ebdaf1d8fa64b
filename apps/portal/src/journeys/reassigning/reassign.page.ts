import { isMeaningless, isUuid } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import type { ReassignOutcome, TeamWorkItem } from '../../api/answers/reassigning.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { counted } from '../../view/words.js';
import { givenTogether, groupsOf } from './reassigning-view.js';

const FIELDS = ['work', 'to', 'words', 'seenAt'] as const;
type ReassignForm = Form<(typeof FIELDS)[number]>;
type Lines = Extract<ReassignOutcome, { __typename: 'WorkNotReassigned' }>['lines'];
interface Refused {
  readonly form: ReassignForm;
  readonly lines: Lines;
}

/** Any number of pieces of work of a unit, ticked and given to one person or unit. When it cannot be done, ticks and words stay. */
@Page({ path: '/team/units/:id/work', name: 'REASSIGN_WORK' })
export class ReassignWorkPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, { form: visit.form(...FIELDS), lines: [] });
  }

  @Post()
  async give(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const workIds = form.all('work').filter(isUuid);
    const [sort, id] = form.value('to').split(':');
    form
      .check('work', workIds.length > 0, 'Choose at least one piece of work')
      .check('to', id !== undefined && isUuid(id), 'Choose who takes it')
      .check('words', !isMeaningless(form.value('words')), 'Say why, in a few words');
    const to = sort === 'unit' ? { toUnitId: id } : { staffId: id };
    const input = { key: form.key, unitId: visit.id('id'), workIds, ...to, seenAt: await seenAt(visit, form), words: form.value('words') };
    const rename = { workIds: 'work', staffId: 'to', seenAt: 'work' };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('ReassignWork', { input }, visit), rename))?.reassignWork;
    if (result?.__typename === 'WorkReassigned')
      return goTo(visit.path, {
        title: `Given: ${counted(result.count, 'piece')} of work. Whoever had it and whoever has it now see why.`,
      });
    if (result) form.check('work', false, result.explanation);
    return this.page(visit, { form, lines: result?.__typename === 'WorkNotReassigned' ? result.lines : [] });
  }

  private async page(visit: Visit, { form, lines }: Refused): Promise<Answer> {
    const unitId = visit.id('id');
    const after = visit.query('after');
    const now = form.unknown ? form.value('seenAt') : ((await visit.viewer())?.now ?? '');
    const { teamUnit, teamWork, reassignments } = await this.api.ask('TeamWork', { unitId, ...(after && { after }) }, visit);
    const unit = found(teamUnit);
    return show('journeys/reassigning/reassign', {
      unit,
      form,
      seenAt: now,
      takers: await this.takers(visit, unitId),
      groups: groupsOf(teamWork.items),
      refused: Object.fromEntries(lines.map((line) => [line.id, line.explanation])),
      gone: goneOf(lines, teamWork.items),
      given: givenTogether(reassignments.items),
      pages: pagesOf(visit, teamWork),
      back: `/team/units/${unitId}`,
    });
  }

  private async takers(visit: Visit, unitId: string) {
    const people = async (after?: string) => (await this.api.ask('WorkTakers', { unitId, ...(after && { after }) }, visit)).workTakers;
    const units = async (after?: string) => (await this.api.ask('TakingUnits', after ? { after } : {}, visit)).takingUnits;
    const [everybody, all] = [await wholeList(await people(), people), await wholeList(await units(), units)];
    return [
      { value: '', text: 'Choose' },
      ...everybody.map(({ id, name, jobTitle }) => ({ value: `staff:${id}`, text: `${name}, ${jobTitle}` })),
      ...all.filter(({ id }) => id !== unitId).map(({ id, name }) => ({ value: `unit:${id}`, text: `The unit: ${name}` })),
    ];
  }
}

/** When the list was shown, by the database's clock: it came with the page. What is no instant is as good as none. */
async function seenAt(visit: Visit, form: ReassignForm): Promise<string> {
  const given = form.value('seenAt');
  return Number.isNaN(Date.parse(given)) ? ((await visit.viewer())?.now ?? '') : given;
}

/** What was ticked and is on the list no more: said once, and not asked for again. */
const goneOf = (lines: Lines, items: readonly TeamWorkItem[]): Lines => lines.filter(({ id }) => !items.some((item) => item.id === id));

@Page({ path: '/team/units/:id/work/:act/back', name: 'GIVE_WORK_BACK' })
export class GiveWorkBackPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('words'));
  }

  @Post()
  async give(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('words');
    form.check('words', !isMeaningless(form.value('words')), 'Say why, in a few words');
    const input = { key: form.key, actId: visit.id('act'), words: form.value('words') };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('GiveWorkBack', { input }, visit)))?.giveWorkBack;
    if (result?.__typename === 'WorkReassigned')
      return goTo(`/team/units/${visit.id('id')}/work`, { title: `Given back: ${counted(result.count, 'piece')} of work.` });
    const lines = result?.__typename === 'WorkNotReassigned' ? result.lines : [];
    if (result) form.check('words', false, [result.explanation, ...new Set(lines.map(({ explanation }) => explanation))].join(' '));
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<'words'>): Promise<Answer> {
    const unitId = visit.id('id');
    const { teamUnit, reassignments } = await this.api.ask('TeamWork', { unitId }, visit);
    const lines = reassignments.items.filter(({ actId }) => actId === visit.id('act'));
    const given = found(givenTogether(lines)[0] ?? null);
    return show('journeys/reassigning/give-back', { unit: found(teamUnit), given, lines, form, back: `/team/units/${unitId}/work` });
  }
}
