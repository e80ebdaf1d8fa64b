import { Injectable } from '@nestjs/common';
import type { PersonHeader } from '../../api/answers/people.js';
import type { EnquiryConsidered, AskingPolicyAnswer } from '../../api/answers/asking.js';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';
import type { AskDraft } from './ask-draft.js';
import { considerInput } from './ask-drafts.js';
import { askChoices } from './choose-ask.js';

export interface PlannedAsk {
  readonly person: PersonHeader;
  readonly considered: EnquiryConsidered;
  readonly policy: AskingPolicyAnswer['enquiryPolicy'];
  /** Whom it goes to, in words. */
  readonly to: string;
}

/** What asking this would mean, as the API works it out anew for every page. */
@Injectable()
export class AskPlans {
  constructor(private readonly api: ConcordatApi) {}

  async of(visit: Visit, personId: string, draft: AskDraft): Promise<PlannedAsk> {
    const [offered, { considerEnquiry }, { enquiryPolicy }] = await Promise.all([
      this.api.ask('ChooseEnquiry', { personId }, visit),
      this.api.ask('ConsiderEnquiry', { input: considerInput(personId, draft) }, visit),
      this.api.ask('AskingPolicy', {}, visit),
    ]);
    const choice = askChoices(offered).find(({ agencyId }) => agencyId === draft.agencyId);
    if (!choice) throw new NotFound();
    const narrowed = choice.narrower.find(({ value }) => value === `unit ${draft.unitId}` || value === `staff ${draft.staffId}`);
    const to = narrowed ? `${narrowed.text.replace(/, only$/, '')}, ${choice.name}` : choice.name;
    const { members: _members, ...person } = found(offered.person);
    return { person, considered: found(considerEnquiry), policy: enquiryPolicy, to };
  }
}
