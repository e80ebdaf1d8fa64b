import { Get, Post } from '@nestjs/common';
import { NotAllowed } from '../../api/api-failure.js';
import type { Disclosure, DisclosureActed } from '../../api/answers/third-party-disclosures.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { checkDecision, DECIDE_FIELDS, decisionInput } from './decide-form.js';
import { disclosureStand, OUTCOME_WORDS, TELLING_WORDS, whom } from './stands.js';
import { readTelling, TELL_FIELDS } from './tell-form.js';

const FIELDS: readonly string[] = [...DECIDE_FIELDS, ...TELL_FIELDS, 'act'];
const RENAMED = { mayLeaveInWriting: 'inWriting', leftInWriting: 'leftInWriting' };

/** One proposal as it was made, what a supervisor decides about it, and what came of that. */
@Page({ path: '/third-party-disclosures/:id', name: 'THIRD_PARTY_DISCLOSURE' })
export class DisclosurePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const one = await this.found(visit);
    const form: Form = visit.form(...FIELDS);
    return this.page(visit, form.prefill({ neutralWords: one.usualNeutralWords, inWriting: 'no', inPerson: 'yes' }), one);
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const one = await this.found(visit);
    const form: Form = visit.form(...FIELDS);
    const tells = form.value('act') === 'tell';
    const result = await (tells ? this.told(visit, form, one) : this.decided(visit, form, one));
    if (result?.__typename === 'ThirdPartyDisclosureKept') {
      const title = tells ? 'What came of it is on the record.' : 'Decided. Whoever proposed it is asked to record what comes of it.';
      return goTo(`/third-party-disclosures/${one.id}`, { title });
    }
    if (result) form.refuse(result, RENAMED);
    return this.page(visit, form, await this.found(visit));
  }

  private async found(visit: Visit): Promise<Disclosure> {
    return found((await this.api.ask('ThirdPartyDisclosure', { id: visit.id('id') }, visit)).thirdPartyDisclosure);
  }

  private async decided(visit: Visit, form: Form, { id }: Disclosure): Promise<DisclosureActed | undefined> {
    checkDecision(form);
    if (form.wrong) return undefined;
    const input = { key: form.key, disclosureId: id, ...decisionInput(form) };
    // Of which units somebody is a supervisor only the API knows: its no comes back to the form, and what was typed stays.
    const no = 'A supervisor of the unit that proposed it decides, and nobody decides about their own proposal.';
    const ask = () => allowed(form, no, () => this.api.ask('DecideThirdPartyDisclosure', { input }, visit));
    return (await form.attempt(ask, RENAMED))?.decideThirdPartyDisclosure;
  }

  private async told(visit: Visit, form: Form, one: Disclosure): Promise<DisclosureActed | undefined> {
    const said = readTelling(form, one);
    if (form.wrong) return undefined;
    const input = { key: form.key, disclosureId: one.id, ...said };
    const no = 'Whoever works with this case records it.';
    const ask = () => allowed(form, no, () => this.api.ask('RecordTelling', { input }, visit));
    return (await form.attempt(ask, RENAMED))?.recordTelling;
  }

  private async page(visit: Visit, form: Form, one: Disclosure): Promise<Answer> {
    const [viewer, person] = [found(await visit.viewer()), found(one.person)];
    const typed = form.wrong || form.unknown ? form.value('act') : '';
    const writes = mayRecord(one, viewer);
    return show('journeys/third-party-disclosures/disclosure', {
      title: 'Telling somebody outside the agencies',
      one,
      person,
      form,
      whom: whom(one),
      stand: disclosureStand(one),
      outcomeWords: OUTCOME_WORDS,
      tellingWords: TELLING_WORDS,
      // What was typed is shown again even when somebody else was quicker.
      decides: typed === 'decide' || (one.decidedAt === null && mayDecide(one, viewer)),
      tells: typed === 'tell' || (one.decidedAt !== null && one.recordedAt === null && writes),
      proposes: writes,
      back: `/cases/${person.id}/third-party-disclosures`,
    });
  }
}

async function allowed<Answered>(form: Form, no: string, call: () => Promise<Answered>): Promise<Answered | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    form.errors['form'] = no;
    return undefined;
  }
}

const stands = ({ supersededAt, agency }: Disclosure, viewer: Viewer): boolean => supersededAt === null && agency.id === viewer.agency.id;
const mayDecide = (one: Disclosure, viewer: Viewer): boolean =>
  viewer.permissions.includes('endorse:ThirdPartyDisclosure') && stands(one, viewer) && one.proposedBy.id !== viewer.staffId;
const mayRecord = (one: Disclosure, viewer: Viewer): boolean =>
  viewer.permissions.includes('record:ThirdPartyDisclosure') && stands(one, viewer);
