import { Get, Post } from '@nestjs/common';
import { isUuid, ROLE_LABELS } from '@lib/kernel';
import type { ChangeKind, ConsiderChangeInput, StaffRecord, StaffRecordAnswer } from '../../api/answers/changes.js';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { headline } from '../changes/change-words.js';
import { ProposeChangeSteps } from '../changes/propose.js';

const FIELDS = ['kind', 'post', 'unitId', 'role', 'reason', 'seen'] as const;
const KINDS: readonly ChangeKind[] = ['POST_GRANTED', 'POST_ENDED', 'ACCOUNT_SUSPENDED', 'ACCOUNT_RESTORED'];
type StaffForm = Form<(typeof FIELDS)[number]>;
type Found = StaffRecordAnswer & { readonly person: StaffRecord };

/** A change to somebody's posts or account: why, and then what follows. */
@Page({ path: '/administration/:id/change', name: 'CHANGE_STAFF' })
export class ChangeStaffPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly steps: ProposeChangeSteps,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS).prefill({ kind: visit.query('kind'), post: visit.query('post') });
    return this.page(form, await this.find(visit));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const here = await this.find(visit);
    const form = visit.form(...FIELDS);
    const kind = kindOf(form);
    if (kind === 'POST_GRANTED' && !form.pressed('back')) {
      form.check('role', Object.hasOwn(ROLE_LABELS, form.value('role')), 'Choose the role');
      form.check('unitId', isUuid(form.value('unitId')), 'Choose the unit');
    }
    const next = await this.steps.next(visit, {
      form,
      input: inputOf(form, kind, here.person.id),
      named: namedBy(form, kind, here),
      carried: (['kind', 'post', 'unitId', 'role', 'reason'] as const).map((name) => ({ name, value: form.value(name) })),
      leave: `/administration/${here.person.id}`,
    });
    return next ?? this.page(form, here);
  }

  private async find(visit: Visit): Promise<Found> {
    const answer = await this.api.ask('StaffRecord', { id: visit.id('id') }, visit);
    const more = async (afterUnit: string) => (await this.api.ask('TrailChoices', { afterUnit }, visit)).units;
    return { ...answer, units: await wholeList(answer.units, more), person: found(answer.staffRecord) };
  }

  private page(form: StaffForm, here: Found): Answer {
    const kind = kindOf(form);
    const choose = { value: '', text: 'Choose one' };
    return show('journeys/administration/change-staff', {
      title: headline(namedBy(form, kind, here)),
      form,
      kind,
      person: here.person,
      units: [choose, ...here.units.map(({ id, name }) => ({ value: id, text: name }))],
      roles: [choose, ...Object.entries(ROLE_LABELS).map(([value, text]) => ({ value, text }))],
      back: `/administration/${here.person.id}`,
    });
  }
}

function kindOf(form: StaffForm): ChangeKind {
  const kind = KINDS.find((one) => one === form.value('kind'));
  if (kind === undefined) throw new NotFound();
  return kind;
}

function inputOf(form: StaffForm, kind: ChangeKind, staffId: string): ConsiderChangeInput {
  if (kind === 'POST_GRANTED') return { kind, staffId, unitId: form.optional('unitId'), role: form.optional('role') };
  if (kind !== 'POST_ENDED') return { kind, staffId };
  if (!isUuid(form.value('post'))) throw new NotFound();
  return { kind, staffId, postId: form.value('post') };
}

function namedBy(form: StaffForm, kind: ChangeKind, { person, units }: Found) {
  const post = kind === 'POST_ENDED' ? person.posts.find(({ id }) => id === form.value('post')) : undefined;
  const role = form.value('role');
  const given = Object.hasOwn(ROLE_LABELS, role) ? ROLE_LABELS[role as keyof typeof ROLE_LABELS] : null;
  return {
    kind,
    staff: person,
    roleLabel: post?.roleLabel ?? given,
    unit: post?.unit ?? units.find(({ id }) => id === form.value('unitId')) ?? null,
  };
}
