import type { Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Emergencies, type EmergencyRow } from '../store/emergencies.js';
import { EmergencyAlarms } from './emergency-alarms.js';

@Injectable()
export class ReviewOfEmergency {
  constructor(
    private readonly emergencies: Emergencies,
    private readonly ledger: Ledger,
    private readonly alarms: EmergencyAlarms,
  ) {}

  of(tx: Tx, id: string): Promise<EmergencyRow | null> {
    return this.emergencies.hold(tx, id);
  }

  async record(
    tx: Tx,
    actor: Actor,
    { id, personId }: EmergencyRow,
    { finding, words }: { finding: string; words: string },
  ): Promise<void> {
    await this.emergencies.review(tx, id, actor, finding, words);
    const occurredAt = await databaseNow(tx);
    await this.ledger.append(tx, actor, { kind: 'emergency.reviewed', personId, occurredAt, rationale: { finding, words } });
    await this.alarms.reviewed(tx, id);
  }
}
