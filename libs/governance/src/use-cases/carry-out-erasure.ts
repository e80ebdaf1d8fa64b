import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { NotesHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { ErasureOutcome } from '../domain/erasure.js';
import { ErasureRequests, type RequestRow } from '../store/erasure-requests.js';
import { LegalHolds } from '../store/legal-holds.js';
import { ErasureRecord } from './erasure-record.js';

/** What a decision about a request does, once it is one. */
@Injectable()
export class CarryOutErasure {
  constructor(
    private readonly requests: ErasureRequests,
    private readonly holds: LegalHolds,
    private readonly notes: NotesHeld,
    private readonly record: ErasureRecord,
  ) {}

  /** Read again once nobody is placing a hold on the person or sharing from their case: what it says then stays so until this is done. */
  async find(tx: Tx, actor: Actor, id: string): Promise<RequestRow | null> {
    const request = await this.requests.hold(tx, id);
    if (!request) return null;
    await this.holds.takeTurn(tx, request.personId);
    await this.notes.hold(tx, actor, request.personId);
    return this.requests.hold(tx, id);
  }

  async execute(
    tx: Tx,
    actor: Actor,
    request: RequestRow,
    said: { readonly outcome: ErasureOutcome; readonly words: string },
  ): Promise<void> {
    const { outcome, words } = said;
    await this.requests.decide(tx, request.id, { outcome, words, by: actor.staffId });
    if (outcome === 'RESTRICTED') {
      await this.requests.restrict(tx, request.id, true);
      await this.record.happened(tx, actor, request, 'restriction.applied', { words, told: [] });
    }
    if (outcome !== 'ERASED') return;
    const told = await this.requests.erase(tx, request.id);
    const entryId = await this.record.happened(tx, actor, request, 'erasure.applied', { words, told });
    await this.requests.recorded(tx, request.id, entryId);
    await this.record.tell(tx, request, told);
  }
}
