import type { Actor } from '@lib/access';
import { AgreementReader, agreementState, Directory } from '@lib/partnership';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { expectedKinds } from '../domain/expected-recipients.js';
import type { Stage } from '../domain/stages.js';
import { ChosenNotes } from './chosen-notes.js';
import { LookAtCase } from './look-at-case.js';

export interface PossibleRecipient {
  readonly agencyId: string;
  /** The unit there that works with the person, where it is known. */
  readonly unitId: string | null;
  readonly expected: boolean;
  readonly member: boolean;
  readonly agreement: boolean;
}

/** Who could be told of these notes: those whom policy expects first, then who works with the person, then who has an agreement. */
@Injectable()
export class ListPossibleRecipients {
  constructor(
    private readonly look: LookAtCase,
    private readonly people: PeopleReader,
    private readonly directory: Directory,
    private readonly agreements: AgreementReader,
    private readonly about: ChosenNotes,
  ) {}

  execute(actor: Actor, asked: { readonly personId: string; readonly noteIds: readonly string[] }): Promise<PossibleRecipient[]> {
    return this.look.execute(actor, { personId: asked.personId, operation: 'possibleRecipients' }, async (tx: Tx, person) => {
      const groups = await this.about.groups(tx, actor, person, asked.noteIds);
      const kinds = new Set(groups.flatMap((group) => expectedKinds(group, person.stage as Stage)));
      const units = new Map((await this.people.members(tx, person.id)).map(({ agencyId, unitId }) => [agencyId, unitId]));
      const others = (await this.directory.allAgencies(tx)).filter(({ id }) => id !== actor.agencyId);
      const at = await this.about.now(tx);
      const found = await this.agreements.between(tx, actor.agencyId, others.map(({ id }) => id)); // prettier-ignore
      const agreed = new Set(found.filter((one) => agreementState(one, at) === 'IN_FORCE').flatMap(({ agencyIds }) => agencyIds));
      const possible = others.map(({ id, kind }) => {
        const member = units.has(id);
        return { agencyId: id, unitId: units.get(id) ?? null, expected: member && kinds.has(kind), member, agreement: agreed.has(id) };
      });
      const weight = (one: PossibleRecipient): number => (one.expected ? 4 : 0) + (one.member ? 2 : 0) + (one.agreement ? 1 : 0);
      return possible.filter((one) => weight(one) > 0).sort((a, b) => weight(b) - weight(a));
    });
  }
}
