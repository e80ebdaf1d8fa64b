import { AccessLog, type AccessEntry, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ExportFormat, Said } from '../domain/export-asked.js';
import { type Found, RecordContents } from '../store/record-contents.js';
import { type ExportRow, RecordExports } from '../store/record-exports.js';
import { composed } from '../text/compose-content.js';
import type { KnownAt, Period } from '../text/record-content.js';

interface ToKeep {
  readonly said: Said;
  readonly found: Found;
  readonly known: readonly KnownAt[];
  /** The days that it is of; null where it is of one person. */
  readonly period: Period | null;
}

/** What asking for an export and taking it have in common: what is read, what is kept, and what is recorded of it. */
@Injectable()
export class ExportDesk {
  constructor(
    readonly contents: RecordContents,
    readonly exports: RecordExports,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  /** What was found, other people taken out, for the worker to make files of. Answers its id. */
  async keep(tx: Tx, actor: Actor, { said, found, known, period }: ToKeep): Promise<string> {
    const { exportId: id, until, entries, items, ...more } = found;
    const { audience, words, legalDemand } = said;
    const { content, entries: opened } = composed({
      ...more,
      id,
      until: until.toISOString(),
      preparedBy: `${actor.name}, ${actor.jobTitle}`,
      audience,
      words,
      legalDemand,
      items: items.map(({ thirdParties: _, ...item }) => item),
      known,
      period,
      entries,
    });
    const shown = items.map((item) => ({ id: item.id, hash: item.hash }));
    const people = found.people.map((one) => one.id);
    await this.exports.add(tx, actor, { audience, words, legalDemand }, { id, shown, total: entries.length, people, period });
    await this.exports.keepContent(tx, id, content, opened);
    return id;
  }

  /** On the permanent record when it leaves: what was handed out, for whom and why, can be told from what somebody says was. */
  async handedOut(tx: Tx, actor: Actor, row: ExportRow, { format, sha256 }: { format: ExportFormat; sha256: string }): Promise<void> {
    const { id, personId, fromDay, toDay, askedAt, audience, words, legalDemand } = row;
    const days: Record<string, string> = fromDay !== null && toDay !== null ? { from: fromDay, to: toDay } : {};
    const rationale = {
      what: 'SHARING_RECORD',
      ...days,
      export: id,
      format,
      sha256,
      until: askedAt.toISOString(),
      audience,
      words,
      legalDemand,
    };
    await this.ledger.append(tx, actor, {
      kind: 'export.made',
      ...(personId !== null && { personId }),
      occurredAt: await databaseNow(tx),
      rationale,
    });
  }

  async logged(
    tx: Tx,
    actor: Actor,
    of: Pick<AccessEntry, 'act' | 'operation'> & { readonly personId?: string | null; readonly details?: object },
    outcome: Refusal | { readonly id: string },
  ): Promise<void> {
    const about = { operation: of.operation, subjectType: 'RecordExport', ...(of.personId && { personId: of.personId }) };
    if (isRefusal(outcome)) return this.log.write(tx, actor, { act: 'REFUSED', ...about, code: outcome.code });
    const details = of.details === undefined ? {} : { details: of.details };
    return this.log.write(tx, actor, { act: of.act, ...about, subjectId: outcome.id, ...details });
  }
}
