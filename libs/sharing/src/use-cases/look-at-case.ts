import { AccessLog, type Actor, Authorise } from '@lib/access';
import { PeopleReader, type PersonEntity } from '@lib/people';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';

/** Opening a case to think about sharing is a consultation like any other: on the log, in the transaction of the answer. */
@Injectable()
export class LookAtCase {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
  ) {}

  execute<T>(actor: Actor, of: { personId: string; operation: string }, look: (tx: Tx, person: PersonEntity) => Promise<T>): Promise<T> {
    return this.work.run(actor, async (tx) => {
      const person = await this.open(tx, actor, of.personId);
      const answer = await look(tx, person);
      await this.log.write(tx, actor, {
        act: 'CONSULTATION',
        operation: of.operation,
        subjectType: 'Person',
        subjectId: person.id,
        personId: person.id,
      });
      return answer;
    });
  }

  async open(tx: Tx, actor: Actor, personId: string): Promise<PersonEntity> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    if (!person) throw new Error('checked, yet not there');
    return person;
  }

  /** May this person share each of these? A note of another agency, or that is not there, is missing. */
  async notes(
    actor: Actor,
    person: PersonEntity,
    ids: readonly string[],
    held: readonly { readonly id: string; readonly agencyId: string }[],
  ): Promise<void> {
    const byId = new Map(held.map((note) => [note.id, note]));
    for (const id of ids) await this.authorise.check(actor, 'share', 'RiskNote', noteOf(byId.get(id), person), { asked: id });
  }
}

/** A note as rules see it: held on this person, it opens and is worked with as the person's case is. */
export function noteOf<Note extends object>(
  note: Note | undefined,
  { open, workable }: PersonEntity,
): (Note & Pick<PersonEntity, 'open' | 'workable'>) | null {
  return note ? { ...note, open, workable } : null;
}
