import { Get, Post } from '@nestjs/common';
import { isDay, isUuid } from '@lib/kernel';
import type { AgreementAnswer } from '../../api/answers/agreements.js';
import type { ChangeKind, ConsiderChangeInput } from '../../api/answers/changes.js';
import { NotAllowed } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { ProposeChangeSteps } from '../changes/propose.js';

const FIELDS = ['kind', 'endsOn', 'reviewOn', 'renewUntil', 'agencyId', 'reason', 'seen'] as const;
type Agreement = NonNullable<AgreementAnswer['agreement']>;
type ChangeForm = Form<(typeof FIELDS)[number]>;
const DAYS = ['endsOn', 'renewUntil', 'reviewOn'] as const;

/** A change to an agreement: what, why, and then what follows. */
@Page({ path: '/agreements/:id/change', name: 'CHANGE_AGREEMENT' })
export class ChangeAgreementPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly steps: ProposeChangeSteps,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS), await this.agreement(visit));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const agreement = await this.agreement(visit);
    const form = visit.form(...FIELDS);
    const kind = kindsFor(agreement).find((one) => one === form.value('kind'));
    form.check('kind', kind !== undefined, 'Choose what to change');
    if (kind === undefined) return this.page(visit, form, agreement);
    if (!form.pressed('back')) checkFields(form, kind);
    const agencies = await this.agencies(visit);
    const viewer = await visit.viewer();
    const party = kind === 'PARTY_LEAVES' ? viewer?.agency : agencies.find(({ id }) => id === form.value('agencyId'));
    const next = await this.steps.next(visit, {
      form,
      input: inputOf(form, kind, agreement.id),
      named: { kind, agreement, roleLabel: null, unit: null, partyAgency: party ?? null },
      carried: carriedBy(form),
      leave: `/agreements/${agreement.id}`,
    });
    // The API calls both days by one name; here they stand in two places.
    if (kind === 'AGREEMENT_RENEWED' && form.errors['endsOn']) form.check('renewUntil', false, form.errors['endsOn']);
    if (kind === 'AGREEMENT_RENEWED') delete form.errors['endsOn'];
    return next ?? this.page(visit, form, agreement);
  }

  private async agencies(visit: Visit) {
    const from = async (after?: string) => (await this.api.ask('DutyDesks', { after }, visit)).agencies;
    return wholeList(await from(), from);
  }

  private async agreement(visit: Visit): Promise<Agreement> {
    return found((await this.api.ask('Agreement', { id: visit.id('id') }, visit)).agreement);
  }

  private async page(visit: Visit, form: ChangeForm, agreement: Agreement): Promise<Answer> {
    const [agencies, viewer] = await Promise.all([this.agencies(visit), visit.viewer()]);
    if (!viewer?.roles.includes('INFORMATION_GOVERNANCE_OFFICER')) {
      throw new NotAllowed('Only an information governance officer proposes changes to agreements.');
    }
    const party = new Set(agreement.parties.filter(({ leftAt }) => leftAt === null).map(({ agency }) => agency.id));
    return show('journeys/agreements/change-agreement', {
      title: 'Propose a change to this agreement',
      form,
      agreement,
      kinds: kindsFor(agreement),
      agencies: [
        { value: '', text: 'Choose one' },
        ...agencies.filter(({ id }) => !party.has(id)).map(({ id, name }) => ({ value: id, text: name })),
      ],
      back: `/agreements/${agreement.id}`,
    });
  }
}

/** Only what this agreement could become; the API says so again. */
function kindsFor({ state, endsAt, namesChildren, parties, leftAt }: Agreement): ChangeKind[] {
  const runs = state === 'IN_FORCE' || state === 'NOT_STARTED';
  const left = parties.filter((party) => party.leftAt === null).length;
  if (leftAt !== null) return [];
  return [
    ...(endsAt === null ? [] : (['AGREEMENT_RENEWED'] as const)),
    ...(runs ? (['AGREEMENT_ENDS'] as const) : []),
    ...(runs && left > 2 ? (['PARTY_LEAVES'] as const) : []),
    ...(runs ? (['PARTY_JOINS', namesChildren ? 'NAMES_CHILDREN_UNSET' : 'NAMES_CHILDREN_SET'] as const) : []),
  ];
}

function checkFields(form: ChangeForm, kind: ChangeKind): void {
  if (kind === 'PARTY_JOINS') form.check('agencyId', isUuid(form.value('agencyId')), 'Choose the agency that would join');
  if (kind === 'AGREEMENT_RENEWED') form.check('renewUntil', form.day('renewUntil') !== undefined, 'Enter the new last day');
  for (const field of daysOf(kind)) {
    const day = form.day(field);
    form.check(field, day === undefined || isDay(day), 'Enter a real date');
  }
}

function daysOf(kind: ChangeKind): readonly (typeof DAYS)[number][] {
  if (kind === 'AGREEMENT_ENDS') return ['endsOn'];
  return kind === 'AGREEMENT_RENEWED' ? ['renewUntil', 'reviewOn'] : [];
}

function inputOf(form: ChangeForm, kind: ChangeKind, agreementId: string): ConsiderChangeInput {
  const day = (field: (typeof DAYS)[number]): string | undefined => (daysOf(kind).includes(field) ? form.day(field) : undefined);
  const agency = kind === 'PARTY_JOINS' ? form.optional('agencyId') : undefined;
  return { kind, agreementId, agencyId: agency, endsOn: day('endsOn') ?? day('renewUntil'), reviewOn: day('reviewOn') };
}

function carriedBy(form: ChangeForm): { name: string; value: string }[] {
  const plain = (['kind', 'agencyId', 'reason'] as const).map((name) => ({ name, value: form.value(name) }));
  const parts = DAYS.flatMap((field) =>
    (['day', 'month', 'year'] as const).map((part) => ({ name: `${field}-${part}`, value: form.dayPart(field, part) })),
  );
  return [...plain, ...parts].filter(({ value }) => value !== '');
}
