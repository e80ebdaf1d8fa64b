import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundExtract } from '../domain/access-extract.js';
import { AccessExtracts, type ExtractRow } from '../store/access-extracts.js';
import type { ExtractFile } from '../text/extract-files.js';

const workKey = (id: string, staffId?: string): string => `access-extract:${id}${staffId === undefined ? '' : `:${staffId}`}`;

/** What asking, deciding and taking have in common: what is kept, and what is recorded of it. */
@Injectable()
export class ExtractDesk {
  constructor(
    readonly extracts: AccessExtracts,
    private readonly ledger: Ledger,
    private readonly items: WorkItems,
    private readonly log: AccessLog,
  ) {}

  /** Of a colleague's acts each officer is told by name, so that the colleague is not, should they be an officer as well. */
  async asked(tx: Tx, actor: Actor, id: string, of: SoundExtract['of']): Promise<void> {
    const work = {
      agencyId: actor.agencyId,
      kind: 'ACCESS_EXTRACT_TO_DECIDE',
      subjectId: id,
      summary: 'Somebody has asked for an extract of the access log under a legal demand. Somebody other than whoever asked decides.',
    } as const;
    if ('personId' in of) {
      const toAll = { role: 'INFORMATION_GOVERNANCE_OFFICER', personId: of.personId, dedupeKey: workKey(id) } as const;
      return this.items.raise(tx, { ...work, ...toAll });
    }
    const officers = await this.extracts.officers(tx, actor.agencyId);
    const others = officers.filter(({ staffId, now }) => now && staffId !== of.staffId && staffId !== actor.staffId);
    await this.items.raise(tx, ...others.map(({ staffId }) => ({ ...work, staffId, dedupeKey: workKey(id, staffId) })));
  }

  async decided(tx: Tx, actor: Actor, row: ExtractRow, said: { readonly outcome: string; readonly words: string }): Promise<void> {
    const told = row.ofStaffId === null ? [undefined] : (await this.extracts.officers(tx, actor.agencyId)).map(({ staffId }) => staffId);
    for (const staffId of told) await this.items.close(tx, workKey(row.id, staffId), 'Decided.');
    await this.append(tx, actor, 'access.extract.decided', row, { ...said, asked: row.words });
  }

  async handedOut(tx: Tx, actor: Actor, row: ExtractRow, { format, file }: { format: string; file: ExtractFile }): Promise<void> {
    const { sha256, lines, closed } = file;
    await this.append(tx, actor, 'access.extract.taken', row, { words: row.words, format, sha256, lines, closed });
  }

  private async append(
    tx: Tx,
    actor: Actor,
    kind: 'access.extract.decided' | 'access.extract.taken',
    row: ExtractRow,
    more: object,
  ): Promise<void> {
    const { id, personId, ofStaffId, fromDay, toDay, audience, legalDemand, lawfulUse, askedBy } = row;
    const rationale = { extract: id, ofStaff: ofStaffId, fromDay, toDay, audience, legalDemand, lawfulUse, askedBy, ...more };
    await this.ledger.append(tx, actor, { kind, ...(personId !== null && { personId }), occurredAt: await databaseNow(tx), rationale });
  }

  async logged(
    tx: Tx,
    actor: Actor,
    of: Pick<AccessEntry, 'act' | 'operation' | 'details'> & { readonly personId: string | null },
    outcome: Refusal | { readonly id: string },
  ): Promise<void> {
    const { personId, act, operation, details } = of;
    const about = { operation, subjectType: 'AccessExtract', ...(personId !== null && { personId }) };
    if (isRefusal(outcome)) return this.log.write(tx, actor, { act: 'REFUSED', ...about, code: outcome.code });
    return this.log.write(tx, actor, { act, ...about, subjectId: outcome.id, ...(details && { details }) });
  }
}
