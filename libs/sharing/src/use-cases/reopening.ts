import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { type CircumstanceAsked, Circumstances, type PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { NotesHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { AskAgain } from './ask-again.js';

/**
 * A circumstance on the record, and what it reopens in the recording agency at once. Other agencies' decisions about this person are
 * reopened by the same rule; the worker asks them, because this agency is not to know that there are any.
 */
@Injectable()
export class Reopening {
  constructor(
    private readonly circumstances: Circumstances,
    private readonly notes: NotesHeld,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
    private readonly again: AskAgain,
  ) {}

  /** How many of this agency's decisions end. */
  async because(tx: Tx, actor: Actor, person: PersonEntity, asked: CircumstanceAsked): Promise<number> {
    const held = await this.notes.onPerson(tx, actor, person.id, { hold: true });
    const event = await this.circumstances.record(tx, actor, person, asked);
    const rationale = { circumstance: event.kind, recipientAgencyId: event.recipientAgencyId };
    await this.ledger.append(tx, actor, { kind: 'circumstance.recorded', personId: person.id, occurredAt: event.happenedAt, rationale });
    await this.log.write(tx, actor, {
      act: 'COLLECTION',
      operation: 'recordCircumstance',
      subjectType: 'Circumstance',
      subjectId: event.id,
      personId: person.id,
    });
    return this.again.after(tx, actor, { personId: person.id, held, recipientAgencyId: event.recipientAgencyId, at: event.recordedAt });
  }

  /** Nothing was recorded, and the log says who tried. */
  async refused(tx: Tx, actor: Actor, personId: string, code: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'REFUSED', operation: 'recordCircumstance', subjectType: 'Circumstance', personId, code });
  }
}
