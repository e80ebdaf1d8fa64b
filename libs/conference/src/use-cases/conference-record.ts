import { AccessLog, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';

export interface OfConference {
  readonly id: string;
  readonly reference: string;
}
export interface OfItem {
  readonly id: string;
  readonly personId: string;
  readonly agencyIds: readonly string[];
}
type Told = 'CONFERENCE_LISTED' | 'CONFERENCE_MINUTED' | 'CONFERENCE_TAKEN_OFF';
interface Happened {
  readonly kind: EntryKind;
  readonly at: Date;
  readonly to: readonly string[];
  readonly rationale: Readonly<Record<string, StrictJson>>;
}

/** A conference on every record at once: the permanent one, the trail of each agency invited for the person, and the access log. */
@Injectable()
export class ConferenceRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
  ) {}

  async entry(tx: Tx, actor: Actor, of: OfConference, said: Happened, personId?: string): Promise<string> {
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: said.kind,
      ...(personId === undefined ? {} : { personId }),
      occurredAt: said.at,
      to: [...said.to],
      rationale: { conference: of.reference, ...said.rationale },
    });
    return entryId;
  }

  /** Once the item stands: which conference, and not what it said. An emergency opens the trail, and no minutes. */
  async told(tx: Tx, actor: Actor, kind: Told, of: OfItem & { readonly words: string }, at: Date) {
    const { staffId, homeUnitId: unitId, agencyId: fromAgencyId } = actor;
    const { personId, agencyIds, words } = of;
    await this.trail.write(
      tx,
      agencyIds.map((agencyId) => ({ agencyId, at, personId, kind, staffId, unitId, fromAgencyId, words })),
    );
  }

  async done(tx: Tx, actor: Actor, operation: string, of: { readonly conferenceId: string; readonly personId?: string }): Promise<void> {
    const { conferenceId, ...about } = of;
    await this.log.write(tx, actor, { act: 'ALTERATION', operation, subjectType: 'Conference', subjectId: conferenceId, ...about });
  }

  async refused(
    tx: Tx,
    actor: Actor,
    operation: string,
    code: string,
    of: { readonly subjectId?: string; readonly personId?: string } = {},
  ) {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'Conference', ...of });
  }
}
