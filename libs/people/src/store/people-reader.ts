import { isUuid } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { CircumstanceKind } from '../domain/circumstance.js';
import { PersonEventEntity } from './case-record.entity.js';
import { CaseMembershipEntity, PersonEntity } from './person.entity.js';

/** A circumstance as the sharing rules take it: judged by when it became known here. */
export interface EventKnown {
  readonly personId: string;
  readonly kind: CircumstanceKind;
  readonly recordedAt: Date;
  /** The agency whose role changed; only for RECIPIENT_ROLE. */
  readonly recipient: { readonly agencyId: string; readonly unitId: null; readonly staffId: null } | null;
}

/** The person of concern, as far as the person acting may know of them: row security has the last word on every line. */
@Injectable()
export class PeopleReader {
  /** Null when there is no such person or this actor may not open them: the two look alike. */
  open(tx: Tx, personId: string): Promise<PersonEntity | null> {
    return tx.findOneBy(PersonEntity, { id: personId });
  }

  /** Those of them whom this actor may open, by what they are called elsewhere (CRN or PNC) or here. Who is not found is nobody's to know of. */
  async byReferences(tx: Tx, references: readonly string[]): Promise<ReadonlyMap<string, PersonEntity>> {
    const asked = [...new Set(references)];
    const people = await tx.find(PersonEntity, { where: [{ crn: In(asked) }, { pnc: In(asked) }, { id: In(asked.filter(isUuid)) }] });
    const named = people.flatMap((one) => [one.id, one.crn, one.pnc].map((reference) => [reference, one] as const));
    return new Map(named.filter((pair): pair is readonly [string, PersonEntity] => pair[0] !== null));
  }

  /** Which agencies work with the person now, and who leads there. */
  members(tx: Tx, personId: string): Promise<CaseMembershipEntity[]> {
    return tx.find(CaseMembershipEntity, { where: { personId, until: IsNull() }, order: { leads: 'DESC', since: 'ASC', id: 'ASC' } });
  }

  async events(tx: Tx, personId: string): Promise<EventKnown[]> {
    const found = await tx.find(PersonEventEntity, { where: { personId }, order: { recordedAt: 'ASC', id: 'ASC' } });
    return found.map(({ kind, recordedAt, recipientAgencyId }) => ({
      personId,
      kind,
      recordedAt,
      recipient: recipientAgencyId === null ? null : { agencyId: recipientAgencyId, unitId: null, staffId: null },
    }));
  }
}
