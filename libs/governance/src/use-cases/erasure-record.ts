import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { type EntryKind, Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { RequestRow } from '../store/erasure-requests.js';

const workKey = (id: string): string => `erasure:${id}`;
const TRAIL = { 'erasure.applied': 'ERASED', 'restriction.applied': 'RESTRICTED', 'restriction.lifted': 'RESTRICTION_LIFTED' } as const;
const ERASED_THERE =
  'Something that was shared with you has been erased by the agency that sent it, as the law requires. It is gone from here as well: destroy copies of it that you keep elsewhere.';

/** What became of a request, on every record at once; that something went is said to everybody who had it, what it said to nobody. */
@Injectable()
export class ErasureRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly items: WorkItems,
    private readonly log: AccessLog,
  ) {}

  async asked(tx: Tx, actor: Actor, of: { readonly id: string; readonly personId: string }): Promise<void> {
    await this.items.raise(tx, {
      agencyId: actor.agencyId,
      role: 'INFORMATION_GOVERNANCE_OFFICER',
      kind: 'ERASURE_TO_DECIDE',
      personId: of.personId,
      subjectId: of.id,
      summary: 'Somebody has asked for something to be erased. Somebody other than whoever asked decides.',
      dedupeKey: workKey(of.id),
    });
  }

  async decided(tx: Tx, id: string): Promise<void> {
    await this.items.close(tx, workKey(id), 'Decided.');
  }

  /** `told`: the other agencies that it had gone to. Answers the entry. */
  async happened(
    tx: Tx,
    actor: Actor,
    request: RequestRow,
    kind: Extract<EntryKind, keyof typeof TRAIL>,
    of: { words: string; told: readonly string[] },
  ) {
    const at = await databaseNow(tx);
    const { personId, reference, noteId, answerId, ground, authority } = request;
    const rationale = { reference, ground, authority, words: of.words, noteId, answerId };
    const { entryId } = await this.ledger.append(tx, actor, { kind, personId, occurredAt: at, to: of.told, purpose: reference, rationale });
    const row = { at, personId, kind: TRAIL[kind], staffId: actor.staffId, fromAgencyId: actor.agencyId, unitId: actor.homeUnitId };
    await this.trail.write(tx, [
      { ...row, agencyId: actor.agencyId, noteId, words: `${reference}: ${of.words}` },
      ...of.told.map((agencyId) => ({ ...row, agencyId, toAgencyId: agencyId, words: reference })),
    ]);
    return entryId;
  }

  /** Their own copies are theirs to destroy; told to whoever answers for what they keep, and to a supervisor where there is no such officer. */
  async tell(tx: Tx, { id, personId }: RequestRow, told: readonly string[]): Promise<void> {
    const work = { kind: 'ERASED_AT_SOURCE', personId, subjectId: null, summary: ERASED_THERE } as const;
    await this.items.raise(
      tx,
      ...told.flatMap((agencyId) => [
        { ...work, agencyId, role: 'INFORMATION_GOVERNANCE_OFFICER' as const, dedupeKey: `erased:${id}` },
        { ...work, agencyId, role: 'SUPERVISOR' as const, dedupeKey: `erased:${id}:supervisor` },
      ]),
    );
  }

  async logged(tx: Tx, actor: Actor, entry: Pick<AccessEntry, 'operation' | 'subjectId' | 'personId' | 'code'>): Promise<void> {
    await this.log.write(tx, actor, { ...entry, act: entry.code === undefined ? 'ALTERATION' : 'REFUSED', subjectType: 'ErasureRequest' });
  }
}
