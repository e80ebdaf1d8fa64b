import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import { canonicalHash, type Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { ProcedureRunEntity } from '../store/entities/procedure-run.entity.js';

type Run = Pick<
  ProcedureRunEntity,
  'id' | 'personId' | 'protectionId' | 'reference' | 'title' | 'code' | 'version' | 'definitionHash' | 'agencyIds'
>;
type TrailKind = 'PROCEDURE_BEGUN' | 'PROCEDURE_OPENED' | 'PROCEDURE_RECORDED' | 'PROCEDURE_OVER';

export interface RunHappening {
  readonly ledger: EntryKind;
  readonly trail: TrailKind;
  readonly operation: string;
  readonly at: Date;
  /** When it happened in the world, where that is another instant. */
  readonly happenedAt?: Date | null;
  /** Read by everybody who takes part. */
  readonly shown: string;
  /** What was written besides; read by the agency that wrote it. */
  readonly written?: string | null;
  readonly rationale: Readonly<Record<string, StrictJson>>;
  readonly purpose?: string;
  readonly legalBasis?: string;
  /** The agency that was let in, where that is what happened. */
  readonly toAgencyId?: string;
}

/** What became of a run, on every record at once: the permanent one, the trail of each agency that takes part, and the access log. */
@Injectable()
export class RunRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
  ) {}

  /** Answers the entry's id: what the event keeps of it. */
  async write(tx: Tx, actor: Actor, run: Run, said: RunHappening): Promise<string> {
    const { personId, agencyIds } = run;
    const written = said.written ?? null;
    const procedure = {
      reference: run.reference,
      code: run.code,
      version: run.version,
      definitionHash: run.definitionHash.toString('hex'),
    };
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: said.ledger,
      ...(personId === null ? {} : { personId }),
      occurredAt: said.happenedAt ?? said.at,
      to: [...agencyIds],
      ...(said.purpose === undefined ? {} : { purpose: said.purpose }),
      ...(said.legalBasis === undefined ? {} : { legalBasis: said.legalBasis }),
      rationale: { procedure, ...said.rationale, ...(personId === null ? committed(written) : { words: written }) },
    });
    return entryId;
  }

  /** Once the run's own row stands: trails refer to it. */
  async tell(tx: Tx, actor: Actor, run: Run, said: RunHappening): Promise<void> {
    const { personId } = run;
    // A trail is a person's, and read by many of the agency. Of a run on a protection record its events are the history.
    if (personId !== null)
      await this.trail.write(tx, run.agencyIds.map((agencyId) => rowFor(agencyId, actor, { ...run, personId }, said))); // prettier-ignore
    const disclosed = said.toAgencyId === undefined ? {} : { details: { recipients: [said.toAgencyId] } };
    const act = said.toAgencyId === undefined ? 'ALTERATION' : 'DISCLOSURE';
    await this.logged(tx, actor, run, { act, operation: said.operation, ...disclosed });
  }

  async logged(tx: Tx, actor: Actor, run: Pick<Run, 'id' | 'personId'>, entry: Pick<AccessEntry, 'act' | 'operation' | 'details'>) {
    await this.log.write(tx, actor, {
      ...entry,
      subjectType: 'ProcedureRun',
      subjectId: run.id,
      ...(run.personId !== null && { personId: run.personId }),
    });
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, of: { readonly subjectId?: string; readonly personId?: string }) {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'ProcedureRun', ...of });
  }
}

/** The content of an entry can be opened by the whole agency: of what a desk wrote it says only that it was these words. */
const committed = (written: string | null): Record<string, StrictJson> => ({
  wordsHash: written === null ? null : canonicalHash(written).toString('hex'),
});

function rowFor(agencyId: string, actor: Actor, { id: runId, personId, title }: Run & { readonly personId: string }, said: RunHappening) {
  const shown = `${title}: ${said.shown}`;
  return {
    agencyId,
    at: said.at,
    personId,
    kind: said.trail,
    staffId: actor.staffId,
    unitId: actor.homeUnitId,
    fromAgencyId: actor.agencyId,
    toAgencyId: said.toAgencyId ?? null,
    runId,
    happenedAt: said.happenedAt ?? null,
    words: agencyId === actor.agencyId && said.written ? `${shown}. ${said.written}` : shown,
  };
}
