import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { isRefusal, plainText, type Refusal, refuse, uuidV7 } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { SharingDecisions, type SharingRefusal } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { ProcedureRunEntity } from '../store/entities/procedure-run.entity.js';
import { takeRunTurn } from '../store/run-turn.js';
import { RunsStore } from '../store/runs.store.js';
import type { RunChanged } from './record-in-run.js';
import { RunRecord } from './run-record.js';

export interface OpenAsked {
  readonly agencyId: string;
  readonly purpose?: string | null;
  readonly gateway?: string | null;
  readonly protectionCondition?: string | null;
  readonly necessity?: string | null;
  readonly proportionality?: string | null;
  readonly whyNeeded?: string | null;
}
type Grounds = Exclude<Awaited<ReturnType<SharingDecisions['groundsFor']>>, SharingRefusal>;

/** The other agency taken in: on which grounds, and where the case stands there. */
@Injectable()
export class OpenedRun {
  constructor(
    private readonly store: RunsStore,
    private readonly sharing: SharingDecisions,
    private readonly directory: Directory,
    private readonly people: PeopleReader,
    private readonly record: RunRecord,
  ) {}

  async find(tx: Tx, id: string): Promise<ProcedureRunEntity | null> {
    await takeRunTurn(tx, id);
    return this.store.find(tx, id);
  }

  async execute(tx: Tx, actor: Actor, run: ProcedureRunEntity, { agencyId, ...words }: OpenAsked): Promise<RunChanged | Refusal> {
    if (run.overAt !== null) return refuse('RUN_OVER', 'This is over: nobody else is let in.');
    if (run.agencyIds.includes(agencyId)) return refuse('TAKES_PART', 'They take part already.');
    const { agency } = await this.directory.recipient(tx, { agencyId }, 'agencyId');
    const { personId } = run;
    if (personId === null) throw new Error('nobody is let in to a run on a protection record');
    const naming = { ...words, personId, recipient: { agencyId } };
    const grounds = await this.sharing.groundsFor(tx, actor, naming, 'openProcedure');
    if (isRefusal(grounds)) return grounds;
    const members = await this.people.members(tx, personId);
    const unitId = members.find((one) => one.agencyId === agencyId)?.unitId ?? null;
    await this.keep(tx, actor, { ...run, agencyIds: [...run.agencyIds, agencyId] }, { grounds, agencyId, unitId, name: agency.name });
    return { runId: run.id };
  }

  private async keep(tx: Tx, actor: Actor, run: ProcedureRunEntity, { grounds, agencyId, unitId, name }: LetIn): Promise<void> {
    const { at, purpose, gateway, protectionCondition, necessity, proportionality, whyNeeded, agreementId } = grounds;
    const happening = {
      ledger: 'procedure.opened',
      trail: 'PROCEDURE_OPENED',
      operation: 'openProcedure',
      at,
      shown: `opened to ${name}`,
      written: plainText(whyNeeded, { field: 'whyNeeded', max: 2000, optional: true }) || null,
      rationale: { agencyId, agreementId, necessity, proportionality },
      purpose,
      legalBasis: `${gateway} ${protectionCondition}`,
      toAgencyId: agencyId,
    } as const;
    const ledgerEntryId = await this.record.write(tx, actor, run, happening);
    const party = {
      id: uuidV7(at, randomBytes(10)),
      runId: run.id,
      personId: run.personId,
      agencyId,
      unitId,
      since: at,
      letInBy: actor.staffId,
    };
    const kept = { purpose, gateway, protectionCondition, necessity, proportionality, whyNeeded, agreementId };
    await this.store.letIn(tx, { ...party, grounds: kept, ledgerEntryId });
    await this.record.tell(tx, actor, run, happening);
    await this.store.tellWorker(tx, run.id);
  }
}

interface LetIn {
  readonly grounds: Grounds;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly name: string;
}
