import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { EmergencySound } from '../domain/emergency.js';

const HOURS_TO_REVIEW = 24;
const SUMMARY = 'A case was opened in an emergency. Read why, and say whether it was justified.';

/** Who hears of an emergency, and what stands of it on the record. */
@Injectable()
export class EmergencyAlarms {
  constructor(
    private readonly ledger: Ledger,
    private readonly items: WorkItems,
    private readonly log: AccessLog,
  ) {}

  async entry(tx: Tx, actor: Actor, personId: string, { reason, identifiedBy }: EmergencySound): Promise<string> {
    const occurredAt = await databaseNow(tx);
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: 'emergency.opened',
      personId,
      occurredAt,
      rationale: { reason, identifiedBy },
    });
    return entryId;
  }

  /** To the unit's supervisor and to the information governance officer: each has an item of their own, and one review ends both. */
  async ring(
    tx: Tx,
    actor: Actor,
    { emergencyId, personId, unitId }: { emergencyId: string; personId: string; unitId: string },
    { identifiedBy }: EmergencySound,
  ): Promise<void> {
    const now = await databaseNow(tx);
    const dueAt = new Date(now.getTime() + HOURS_TO_REVIEW * 3_600_000);
    const item = { agencyId: actor.agencyId, kind: 'EMERGENCY_ACCESS' as const, subjectId: emergencyId, summary: SUMMARY, dueAt };
    await this.items.raise(
      tx,
      { ...item, unitId, role: 'SUPERVISOR', dedupeKey: `emergency:${emergencyId}:supervisor` },
      { ...item, role: 'INFORMATION_GOVERNANCE_OFFICER', dedupeKey: `emergency:${emergencyId}:governance` },
    );
    await this.log.write(tx, actor, {
      act: 'CONSULTATION',
      operation: 'openInEmergency',
      subjectType: 'EmergencyAccess',
      subjectId: emergencyId,
      personId,
      details: { identifiedBy },
    });
  }

  async reviewed(tx: Tx, emergencyId: string): Promise<void> {
    for (const who of ['supervisor', 'governance']) await this.items.close(tx, `emergency:${emergencyId}:${who}`, 'Reviewed.');
  }

  /** An attempt that opened nothing is kept with what was typed: somebody may be trying names. */
  async refused(tx: Tx, actor: Actor, { identifiedBy, reason }: EmergencySound, code: string): Promise<void> {
    await this.log.write(tx, actor, { act: 'REFUSED', operation: 'openInEmergency', code, details: { identifiedBy, reason } });
  }
}
