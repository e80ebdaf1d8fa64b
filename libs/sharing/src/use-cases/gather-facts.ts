import type { Actor } from '@lib/access';
import { type AgreementFound, AgreementReader } from '@lib/partnership';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { NotesHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { ItemBrought } from '../domain/item-brought.js';
import type { Recipient } from '../domain/omissions.js';
import type { SharingFacts } from '../domain/sharing-input.js';
import { AnsweredStore } from '../store/answered.store.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { type Around, CaseAround } from './case-around.js';

export interface FactsAsked {
  /** As the act has opened them. */
  readonly person: PersonEntity;
  readonly recipients: readonly Recipient[];
  /** Notes that are to be decided about; they stay as they are until the act ends. Null when nothing is to be saved. */
  readonly deciding: readonly string[] | null;
  /** Answers that are decided about with them. */
  readonly brought?: readonly ItemBrought[];
}
/** What the record says, with the names that pages and prefilled grounds need. */
export interface Gathered extends Pick<Around, 'onCase' | 'nameOf'> {
  readonly at: Date;
  readonly facts: SharingFacts;
  readonly agreements: readonly AgreementFound[];
}

/**
 * The one load of a sharing decision, all of it as the sharer may see it. Other agencies' notes are not left out here by choice: row
 * security leaves nothing of them to load. Locks are taken in one order everywhere: the notes by id, then the turn at this person, then
 * the agreements by id.
 */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly around: CaseAround,
    private readonly notes: NotesHeld,
    private readonly agreements: AgreementReader,
    private readonly own: OwnCaseStore,
    private readonly answered: AnsweredStore,
  ) {}

  async execute(tx: Tx, actor: Actor, { person, recipients, deciding, brought = [] }: FactsAsked): Promise<Gathered> {
    const personId = person.id;
    if (deciding !== null) await this.own.holdNotes(tx, deciding);
    const held = await this.notes.onPerson(tx, actor, personId, { hold: deciding !== null });
    const agencyIds = [...new Set(recipients.map((one) => one.agencyId))];
    const others = agencyIds.filter((id) => id !== actor.agencyId);
    const { at, agreementIds } = await this.own.now(tx, others);
    const agreements = (await this.agreements.between(tx, actor.agencyId, others)).filter((one) => agreementIds.includes(one.id));
    const { nameOf, ...around } = await this.around.execute(tx, person, recipients, at);
    // Whoever works with the person as well: an agency that has been told already is not left out.
    const towards = [...new Set([...agencyIds, ...around.onCase.map(({ agencyId }) => agencyId)])];
    const facts: SharingFacts = {
      ...around,
      held,
      brought,
      answered: await this.answered.decided(tx, brought),
      decisions: await this.own.decisions(tx, personId, towards),
      standing: await this.own.standing(tx, agencyIds),
      agreements,
    };
    return { at, facts, agreements, onCase: around.onCase, nameOf };
  }
}
