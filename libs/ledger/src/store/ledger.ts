import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Inject, Injectable } from '@nestjs/common';
import { custodianOf } from '../domain/custodian.js';
import type { EntryKind } from '../domain/entry-kinds.js';
import type { RecordedItem } from '../domain/items.js';
import type { StrictJson } from '../domain/strict-json.js';
import { type BuiltEntry, buildEntry } from '../record/build-entry.js';
import { addEntries } from './add-entries.js';

/** The name of the log that entries are written for; a shard begins with a new name. */
export const LEDGER_LOG = Symbol('LEDGER_LOG');
/** How many seconds content waits for its proof before it is released without. */
export const RELEASE_WAIT = Symbol('RELEASE_WAIT');

export interface RecordedAct {
  readonly kind: EntryKind;
  readonly personId?: string;
  /** When it happened, which may be before it was recorded. */
  readonly occurredAt: Date;
  readonly purpose?: StrictJson;
  readonly legalBasis?: StrictJson;
  readonly rationale?: StrictJson;
  readonly items?: readonly RecordedItem[];
  /** The entry that this one corrects, revokes or ends. */
  readonly supersedes?: string;
  /** The entry of what was opened or answered: it stands as it was. */
  readonly about?: string;
  /** Agencies it is addressed to, besides the one that acts. Whom something was withheld from is never one of them. */
  readonly to?: readonly string[];
}

/**
 * Appends to the record inside the act's own transaction: if this cannot be written, the act does not happen. No index and no lock here;
 * the sequence is another process's work. Only `insert()` is ever used: the API's role has no other right on these tables.
 */
@Injectable()
export class Ledger {
  constructor(
    @Inject(LEDGER_LOG) private readonly log: string,
    @Inject(RELEASE_WAIT) private readonly waitSeconds: number,
  ) {}

  /** From when on what was recorded at this instant may be opened without proof: at once when it is urgent, otherwise after the wait. */
  releaseAt(recordedAt: Date, urgent: boolean): Date {
    return urgent ? recordedAt : new Date(recordedAt.getTime() + this.waitSeconds * 1_000);
  }

  async append(tx: Tx, actor: Actor, act: RecordedAct): Promise<{ readonly entryId: string }> {
    const [entryId] = await this.appendAll(tx, actor, [act]);
    if (entryId === undefined) throw new Error('nothing was recorded');
    return { entryId };
  }

  /** Several acts of one transaction, in one round trip for each table. Answers their ids in order. */
  async appendAll(tx: Tx, actor: Actor, acts: readonly RecordedAct[]): Promise<string[]> {
    if (acts.length === 0) return [];
    const { at, shortName } = await this.instant(tx, actor.agencyId);
    const built = acts.map((act) => this.build(act, actor, { at, custodian: custodianOf(shortName) }));
    const parties = built.flatMap(({ id }, i) => partiesOf(acts[i], actor.agencyId).map((agencyId) => ({ id, agencyId })));
    await addEntries(tx, actor.agencyId, built, parties);
    return built.map(({ id }) => id);
  }

  private build({ personId, to: _to, ...act }: RecordedAct, actor: Actor, from: { at: Date; custodian: string }): BuiltEntry {
    const who = { staffId: actor.staffId, agencyId: actor.agencyId, unitId: actor.homeUnitId, name: actor.name, jobTitle: actor.jobTitle };
    return buildEntry({ log: this.log, ...from, ...act, actor: who, ...(personId === undefined ? {} : { subjectRef: personId }) });
  }

  private async instant(tx: Tx, agencyId: string): Promise<{ at: Date; shortName: string }> {
    const [row]: { at: Date; shortName: string }[] = await tx.query(
      'select concordat.now() as at, a.short_name as "shortName" from concordat.agency a where a.id = $1',
      [agencyId],
    );
    if (!row) throw new Error('the acting agency is not in the directory');
    return row;
  }
}

function partiesOf(act: RecordedAct | undefined, agencyId: string): string[] {
  return [...new Set([agencyId, ...(act?.to ?? [])])];
}
