import { type Actor, Authorise } from '@lib/access';
import { Denied, isRefusal, newReference } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ItemBrought } from '../domain/item-brought.js';
import type { SharingClean } from '../domain/sharing-asked.js';
import { planSharing } from '../domain/sharing-decision.js';
import type { SharingRefusal } from '../domain/sharing-refusals.js';
import { asSetInput } from './as-set-input.js';
import { noteOf } from './look-at-case.js';
import { GatherFacts } from './gather-facts.js';
import { KeepDecision, type SharingDone } from './keep-decision.js';
import { NewAgencies } from './new-agencies.js';

/**
 * The story of a sharing decision, inside a transaction that is already open: one load, may this person share each of these, the rule, the
 * record. Deciding, sharing urgently and answering an enquiry all go this way.
 */
@Injectable()
export class SharingAct {
  constructor(
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly gather: GatherFacts,
    private readonly newAgencies: NewAgencies,
    private readonly keep: KeepDecision,
  ) {}

  async within(
    tx: Tx,
    actor: Actor,
    asked: SharingClean,
    operation: string,
    brought: readonly ItemBrought[] = [],
  ): Promise<SharingDone | SharingRefusal> {
    const person = await this.people.open(tx, asked.personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: asked.personId });
    if (!person) throw new Error('checked, yet not there');
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const answers = new Set(brought.map(({ id }) => id));
    const items = asked.recipients.flatMap((to) => to.outcomes.map(({ itemId }) => itemId));
    const noteIds = [...new Set(items)].filter((id) => !answers.has(id));
    const recipients = asked.recipients.map(({ recipient }) => recipient);
    const gathered = await this.gather.execute(tx, actor, { person, recipients, deciding: noteIds, brought });
    const held = new Map(gathered.facts.held.map((note) => [note.id, note]));
    // An answer is the agency's own, as its notes are: whoever may share those may give it.
    if (brought.length > 0)
      await this.authorise.check(actor, 'share', 'RiskNote', noteOf({ agencyId: actor.agencyId }, person), { asked: person.id });
    for (const id of noteIds) await this.authorise.check(actor, 'share', 'RiskNote', noteOf(held.get(id), person), { asked: id });
    const input = asSetInput(asked, actor, actor.homeUnitId, gathered);
    const plan = planSharing(input, gathered.facts, newReference(), gathered.at);
    if (isRefusal(plan)) return plan;
    await this.newAgencies.check(tx, actor, asked, operation);
    return this.keep.execute(tx, actor, plan, { facts: gathered.facts, operation });
  }
}
