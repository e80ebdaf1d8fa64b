import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { changedSince, type ExportFormat, notThere, soundFormat } from '../domain/export-asked.js';
import type { ExportFile, ExportRow } from '../store/record-exports.js';
import { ExportDesk } from './export-desk.js';

const OPERATION = 'takeExport';

export interface TakeExportAsked {
  readonly key: string;
  readonly id: string;
  readonly format: string;
}
export interface ExportTaken extends ExportFile {
  readonly format: ExportFormat;
}

interface Handed {
  readonly key: string;
  readonly format: ExportFormat;
  readonly file: ExportFile;
}

/** Hands out a file. Every right is asked again, now: what was allowed when it was asked for says nothing about today. */
@Injectable()
export class TakeExport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly desk: ExportDesk,
  ) {}

  execute(actor: Actor, { key, id, format: asked }: TakeExportAsked): Promise<ExportTaken | Refusal> {
    const format = soundFormat(asked);
    return this.work.run(actor, async (tx) => {
      const { exports, contents } = this.desk;
      const row = await exports.find(tx, id);
      await this.authorise.check(actor, 'take', 'RecordExport', row, { asked: id });
      if (!row) throw new Error('what may be taken is there');
      const file = await exports.file(tx, id, format);
      const refused = !file ? notThere() : (await contents.unchanged(tx, row.shown)) ? null : changedSince();
      const taken = file && !refused ? await this.hand(tx, actor, row, { key, format, file }) : (refused ?? notThere());
      const details = isRefusal(taken) ? {} : { format, sha256: taken.sha256 };
      const of = { operation: OPERATION, act: 'DISCLOSURE', personId: row.personId, details } as const;
      await this.desk.logged(tx, actor, of, isRefusal(taken) ? taken : { id });
      return taken;
    });
  }

  /** Pressed again it is read again, and every right with it; on the permanent record it stands once. */
  private async hand(tx: Tx, actor: Actor, row: ExportRow, { key, format, file }: Handed): Promise<ExportTaken | Refusal> {
    const act = { key, operation: OPERATION, input: { id: row.id, format } };
    const recorded = await this.keys.once(tx, actor, act, async () => {
      await this.desk.handedOut(tx, actor, row, { format, sha256: file.sha256 });
      return null;
    });
    return isRefusal(recorded) ? recorded : { ...file, format };
  }
}
