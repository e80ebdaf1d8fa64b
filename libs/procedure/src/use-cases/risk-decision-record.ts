import { AccessLog, type Actor } from '@lib/access';
import { Ledger, type StrictJson } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { NewRiskDecision } from '../store/risk-decisions.store.js';

type Decision = Pick<NewRiskDecision, 'id' | 'personId' | 'agencyId' | 'unitId' | 'reference' | 'question' | 'decidedBy'>;
export interface Looked {
  readonly at: Date;
  readonly endorsed: boolean;
  readonly words: string | null;
}
const toEndorseKey = (id: string): string => `risk-decision:${id}`;
const againKey = (id: string): string => `risk-decision-again:${id}`;

/** A risk-management decision on every record at once: the permanent one, the agency's trail, the access log, and its supervisors' first page. */
@Injectable()
export class RiskDecisionRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
    private readonly work: WorkItems,
  ) {}

  /** Before the row stands; answers the entry's id. */
  async decided(tx: Tx, actor: Actor, decision: Decision, at: Date, rationale: Readonly<Record<string, StrictJson>>): Promise<string> {
    const { personId, reference } = decision;
    const said = { kind: 'risk.decided', personId, occurredAt: at, rationale: { reference, ...rationale } } as const;
    return (await this.ledger.append(tx, actor, said)).entryId;
  }

  /** Once it stands: it is told, and somebody else is to look at it. */
  async stands(
    tx: Tx,
    actor: Actor,
    decision: Decision & Pick<NewRiskDecision, 'supersedes' | 'decidedAt'>,
    chosen: string,
  ): Promise<void> {
    await this.tell(tx, actor, decision, { kind: 'RISK_DECIDED', at: decision.decidedAt, words: `${decision.question} ${chosen}` });
    if (decision.supersedes !== null)
      for (const key of [toEndorseKey(decision.supersedes), againKey(decision.supersedes)])
        await this.work.close(tx, key, 'Another decision has taken its place.');
    await this.work.raise(tx, {
      agencyId: decision.agencyId,
      unitId: decision.unitId,
      role: 'SUPERVISOR',
      kind: 'RISK_DECISION_TO_ENDORSE',
      personId: decision.personId,
      subjectId: decision.id,
      summary: `Risk-management decision ${decision.reference} waits for you: endorse it, or say why not.`,
      dedupeKey: toEndorseKey(decision.id),
    });
    await this.logged(tx, actor, decision, 'recordRiskDecision');
  }

  async lookedAt(tx: Tx, actor: Actor, decision: Decision & Pick<NewRiskDecision, 'ledgerEntryId'>, said: Looked): Promise<void> {
    const { personId, reference, id } = decision;
    const rationale = { reference, endorsed: said.endorsed, words: said.words };
    await this.ledger.append(tx, actor, {
      kind: 'risk.looked-at',
      personId,
      occurredAt: said.at,
      about: decision.ledgerEntryId,
      rationale,
    });
    const words = `${said.endorsed ? 'Endorsed.' : 'Not endorsed.'}${said.words === null ? '' : ` ${said.words}`}`;
    await this.tell(tx, actor, decision, { kind: 'RISK_DECISION_LOOKED_AT', at: said.at, words });
    await this.work.close(tx, toEndorseKey(id), said.endorsed ? 'Endorsed.' : 'Not endorsed.');
    if (!said.endorsed)
      await this.work.raise(tx, {
        agencyId: decision.agencyId,
        staffId: decision.decidedBy,
        kind: 'RISK_DECISION_NOT_ENDORSED',
        personId,
        subjectId: id,
        summary: `Your risk-management decision ${reference} was not endorsed. Read why, and decide again.`,
        dedupeKey: againKey(id),
      });
    await this.logged(tx, actor, decision, 'endorseRiskDecision');
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, of: { readonly subjectId?: string; readonly personId?: string }) {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'RiskDecision', ...of });
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    { id, personId, agencyId, unitId }: Decision,
    said: { readonly kind: 'RISK_DECIDED' | 'RISK_DECISION_LOOKED_AT'; readonly at: Date; readonly words: string },
  ): Promise<void> {
    const who = { agencyId, personId, unitId, staffId: actor.staffId, fromAgencyId: agencyId, riskDecisionId: id };
    await this.trail.write(tx, [{ ...who, ...said }]);
  }

  private async logged(tx: Tx, actor: Actor, { id, personId }: Decision, operation: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'ALTERATION', operation, subjectType: 'RiskDecision', subjectId: id, personId });
  }
}
