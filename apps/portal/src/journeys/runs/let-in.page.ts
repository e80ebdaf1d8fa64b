import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import type { RunOpened } from '../../api/answers/runs.js';
import type { ConsiderAnswer } from '../../api/answers/sharing.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { NotFound } from '../../api/api-failure.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choicesOf } from '../share/choose-form.js';
import { basisInWords, policyItems } from '../share/decide-view.js';
import { type OpenRun, refusedIn, runAddress, Runs } from './runs.js';

const BASIS = ['purpose', 'gateway', 'protectionCondition', 'necessity', 'proportionality'] as const;
const FIELDS = ['agency', 'whyNeeded', ...BASIS] as const;
type LetInForm = Form<(typeof FIELDS)[number]>;
type Considered = ConsiderAnswer['consider']['recipients'][number];

/** Lets another agency take part: first which, then on what grounds, which the agreement says unless somebody changes them. */
@Page({ path: '/procedures/runs/:id/let-in', name: 'LET_AGENCY_IN' })
export class LetInPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly runs: Runs,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.run(visit);
    const agencyId = visit.query('agency');
    if (agencyId === undefined || !isUuid(agencyId)) return this.choose(visit, visit.form(...FIELDS), opened);
    const considered = await this.considered(visit, opened, agencyId);
    const { purpose, gateway, protectionCondition, necessity, proportionality } = considered;
    const known = { agency: agencyId, purpose, gateway, protectionCondition, necessity, proportionality };
    return this.grounds(visit, visit.form(...FIELDS).prefill(known), opened, considered);
  }

  @Post()
  async letIn(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.runs.run(visit);
    const form = visit.form(...FIELDS);
    const agencyId = form.value('agency');
    if (!isUuid(agencyId)) return this.choose(visit, form.check('agency', false, 'Choose which agency to let in'), opened);
    if (form.pressed('choose')) return goTo(`${visit.path}?agency=${agencyId}`);
    return this.open(visit, form, opened, agencyId);
  }

  private async open(visit: Visit, form: LetInForm, opened: OpenRun, agencyId: string): Promise<Answer> {
    const considered = await this.considered(visit, opened, agencyId);
    const { name } = considered.agency;
    form.check('whyNeeded', !considered.newToThePerson || !isMeaningless(form.value('whyNeeded')), `Say why ${name} needs to know`);
    const grounds = Object.fromEntries(BASIS.map((field) => [field, form.optional(field)]));
    const input = { key: form.key, runId: opened.run.id, agencyId, whyNeeded: form.optional('whyNeeded'), ...grounds };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('OpenProcedure', { input }, visit)))?.openProcedure;
    if (result?.__typename === 'ProcedureChanged') return goTo(runAddress(opened.run.id), { title: `${name} takes part from now on.` });
    if (result) refused(form, result);
    return this.grounds(visit, form, opened, considered);
  }

  private async choose(visit: Visit, form: LetInForm, { run }: OpenRun): Promise<Answer> {
    const personId = personOf(run);
    const { possibleRecipients } = await this.api.ask('ChooseEnquiry', { personId }, visit);
    const inside = new Set(run.parties.map(({ agency }) => agency.id));
    const choices = choicesOf({ notes: [], possibleRecipients, members: [] }, []).filter(({ agencyId }) => !inside.has(agencyId));
    const items = [...choices].sort((a, b) => Number(b.member) - Number(a.member)).map((choice) => ({
      value: choice.agencyId,
      text: choice.name,
      hint: { text: hintOf(choice) },
    })); // prettier-ignore
    return show('journeys/runs/let-in-choose', {
      title: 'Let an agency in',
      run,
      person: run.person,
      form,
      items,
      back: runAddress(run.id),
    });
  }

  private async grounds(visit: Visit, form: LetInForm, { run }: OpenRun, considered: Considered): Promise<Answer> {
    const { sharingPolicy } = await this.api.ask('SharingPolicy', {}, visit);
    const { agreement, agency, newToThePerson } = considered;
    const named = agreement ? `${agreement.title} (${agreement.reference})` : undefined;
    return show('journeys/runs/let-in', {
      title: `Let ${agency.name} in`,
      run,
      person: run.person,
      form,
      agency,
      agreement,
      newToThePerson,
      basisInWords: basisInWords({ purpose: form.value('purpose'), gateway: form.value('gateway') }, named, sharingPolicy),
      policy: policyItems(sharingPolicy),
      back: `/procedures/runs/${run.id}/let-in`,
    });
  }

  private async considered(visit: Visit, { run }: OpenRun, agencyId: string): Promise<Considered> {
    const input = { personId: personOf(run), noteIds: [], recipients: [{ agencyId }], mode: 'ROUTINE' as const };
    const found = (await this.api.ask('Consider', { input }, visit)).consider.recipients[0];
    if (!found) throw new NotFound();
    return found;
  }
}

/** A refusal of sharing names the field that it is about. */
function refused(form: LetInForm, result: Exclude<RunOpened, { __typename: 'ProcedureChanged' }>): void {
  const field = result.__typename === 'SharingRefused' ? FIELDS.find((one) => one === result.field) : undefined;
  if (field === undefined) refusedIn(form, result);
  else form.check(field, false, result.explanation);
}

function personOf({ person }: OpenRun['run']): string {
  if (person === null) throw new NotFound();
  return person.id;
}

function hintOf({ member, agreement }: { readonly member: boolean; readonly agreement: boolean }): string {
  const works = member ? 'Works with this person.' : 'Does not work with this person yet: you will be asked why they need to know.';
  return agreement ? works : `${works} No sharing agreement is in force with them.`;
}
