import type { Actor } from '@lib/access';
import { Invalid } from '@lib/kernel';
import { type AgreementFound, AgreementReader, Directory } from '@lib/partnership';
import { PeopleReader, type PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { NotesHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { Recipient } from '../domain/omissions.js';
import type { CaseAgency, RecipientFacts, SharingFacts } from '../domain/sharing-input.js';
import { sourceStates } from '../domain/silent-sources.js';
import type { Stage } from '../domain/stages.js';
import { OwnCaseStore } from '../store/own-case.store.js';

export interface FactsAsked {
  /** As the act has opened them. */
  readonly person: PersonEntity;
  readonly recipients: readonly Recipient[];
  /** Notes that are to be decided about; they stay as they are until the act ends. Null when nothing is to be saved. */
  readonly deciding: readonly string[] | null;
}
/** What the record says, with the names that pages and prefilled grounds need. */
export interface Gathered {
  readonly at: Date;
  readonly facts: SharingFacts;
  readonly agreements: readonly AgreementFound[];
  readonly nameOf: (agencyId: string) => string;
  readonly onCase: readonly (CaseAgency & { readonly unitId: string | null })[];
}

/**
 * The one load of a sharing decision, all of it as the sharer may see it. Other agencies' notes are not left out here by choice: row
 * security leaves nothing of them to load. Locks are taken in one order everywhere: the notes by id, then the turn at this person, then
 * the agreements by id.
 */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly people: PeopleReader,
    private readonly notes: NotesHeld,
    private readonly directory: Directory,
    private readonly agreements: AgreementReader,
    private readonly own: OwnCaseStore,
  ) {}

  async execute(tx: Tx, actor: Actor, asked: FactsAsked): Promise<Gathered> {
    const { person, recipients, deciding } = asked;
    const personId = person.id;
    if (deciding !== null) await this.own.holdNotes(tx, deciding);
    const held = await this.notes.onPerson(tx, actor, personId, { hold: deciding !== null });
    const agencyIds = [...new Set(recipients.map((one) => one.agencyId))];
    const others = agencyIds.filter((id) => id !== actor.agencyId);
    const { at, agreementIds } = await this.own.now(tx, others);
    const agreements = (await this.agreements.between(tx, actor.agencyId, others)).filter((one) => agreementIds.includes(one.id));
    const stage = person.stage as Stage;
    const members = await this.people.members(tx, personId);
    const known = await this.directory.agencies(tx, [...new Set([...agencyIds, ...members.map((member) => member.agencyId)])]);
    const agencies = new Map(known.map((agency) => [agency.id, agency]));
    const onCase = members.flatMap(({ agencyId, unitId }) => {
      const agency = agencies.get(agencyId);
      return agency ? [{ agencyId, kind: agency.kind, name: agency.name, unitId }] : [];
    });
    // Whoever works with the person as well: an agency that has been told already is not left out.
    const towards = [...new Set([...agencyIds, ...onCase.map(({ agencyId }) => agencyId)])];
    const facts: SharingFacts = {
      held,
      decisions: await this.own.decisions(tx, personId, towards),
      circumstances: await this.people.events(tx, personId),
      standing: await this.own.standing(tx, agencyIds),
      recipients: await this.recipientFacts(tx, recipients, agencies),
      agreements,
      onCase,
      stage,
      sources: sourceStates(stage, await this.own.heard(tx, personId), at),
    };
    return { at, facts, agreements, onCase, nameOf: (id) => agencies.get(id)?.name ?? '' };
  }

  /** A unit or a person must belong to the agency that is named with it. */
  private async recipientFacts(tx: Tx, recipients: readonly Recipient[], agencies: ReadonlyMap<string, object>): Promise<RecipientFacts[]> {
    const unitIds = recipients.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
    const staffIds = recipients.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]));
    const units = unitIds.length > 0 ? await this.directory.units(tx, unitIds) : [];
    const staff = staffIds.length > 0 ? await this.directory.staff(tx, staffIds) : [];
    const belongs = (of: readonly { id: string; agencyId: string }[], id: string | null, agencyId: string): boolean =>
      id === null || of.some((one) => one.id === id && one.agencyId === agencyId);
    return recipients.map((recipient) => {
      const { agencyId, unitId, staffId } = recipient;
      if (!agencies.has(agencyId)) throw new Invalid({ recipients: 'Choose an agency from the list' });
      return { recipient, allowed: belongs(units, unitId, agencyId) && belongs(staff, staffId, agencyId) };
    });
  }
}
