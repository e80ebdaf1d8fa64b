import { isMeaningless } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import type { ChangeNamed, ConsiderChangeInput, Considered } from '../../api/answers/changes.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';
import { headline, impactInWords, lineInWords, noImpact } from './change-words.js';

export interface Proposal {
  readonly form: Form;
  readonly input: ConsiderChangeInput;
  readonly named: ChangeNamed;
  /** Everything typed, as the form sends it: carried by the page that shows what follows. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  readonly leave: string;
}
const MOVED = 'CHG-02';

/** From a filled form to the page that shows what follows, and from there to the record. Undefined: the form is to be shown again. */
@Injectable()
export class ProposeChangeSteps {
  constructor(private readonly api: ConcordatApi) {}

  async next(visit: Visit, proposal: Proposal): Promise<Answer | undefined> {
    const { form } = proposal;
    if (form.pressed('back')) return undefined;
    form.check('reason', !isMeaningless(form.value('reason')), 'Say why, in a few words');
    if (form.wrong) return undefined;
    return form.pressed('confirm') ? this.propose(visit, proposal) : this.consider(visit, proposal);
  }

  private async propose(visit: Visit, proposal: Proposal): Promise<Answer | undefined> {
    const { form, input } = proposal;
    const sent = { ...input, key: form.key, reason: form.value('reason'), seen: form.value('seen') };
    const answer = await form.attempt(() => this.api.ask('ProposeChange', { input: sent }, visit));
    if (form.unknown) return this.consider(visit, proposal);
    const result = answer?.proposeChange;
    if (result?.__typename === 'ChangeRecorded') {
      const title = result.change.appliedAt
        ? 'Done. Somebody else is asked to look at it.'
        : 'Proposed. It is done once it has been approved.';
      return goTo(`/changes/${result.change.id}`, { title });
    }
    if (result?.code === MOVED) return this.consider(visit, proposal, result.explanation);
    if (result) form.check(fieldOf(result), false, result.explanation);
    return undefined;
  }

  private async consider(visit: Visit, proposal: Proposal, moved?: string): Promise<Answer | undefined> {
    const { form, input } = proposal;
    const answer = await form.attempt(() => this.api.ask('ConsiderChange', { input }, visit));
    const found = answer?.considerChange;
    if (!found) return undefined;
    if (found.__typename === 'ChangeConsidered') return this.page(proposal, found, moved);
    form.check(fieldOf(found), false, found.explanation);
    return undefined;
  }

  private page({ form, named, carried, leave }: Proposal, found: Considered, moved?: string): Answer {
    return show('journeys/changes/confirm', {
      title: headline(named),
      form,
      carried,
      leave,
      seen: found.seen,
      atOnce: found.atOnce,
      askedOf: found.askedOf.map(({ name }) => name).join(' and '),
      lines: found.lines.map(lineInWords),
      sentences: found.impact.map(impactInWords),
      nothing: noImpact(named.kind),
      ...(moved && { flash: { variant: 'warning', title: 'This has changed since you looked', text: moved } }),
    });
  }
}

function fieldOf(refusal: object): string {
  const { field } = refusal as { field?: string | null };
  return field ?? 'kind';
}
