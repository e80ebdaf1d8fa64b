import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ExtractFormat, mayTake, soundFormat, tooMany } from '../domain/access-extract.js';
import type { ExtractRow } from '../store/access-extracts.js';
import { type ExtractFile, ExtractWriter } from '../text/extract-files.js';
import { ExtractDesk } from './extract-desk.js';

const OPERATION = 'takeAccessExtract';
/** Lines of one extract. */
const MOST = 50_000;

export interface TakeAccessExtractAsked {
  readonly key: string;
  readonly id: string;
  readonly format: string;
}
export interface AccessExtractTaken extends ExtractFile {
  readonly format: ExtractFormat;
}

/** Reads the log with the rights that the taker has now, and hands it out; it is kept nowhere. */
@Injectable()
export class TakeAccessExtract {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly desk: ExtractDesk,
  ) {}

  execute(actor: Actor, { key, id, format: asked }: TakeAccessExtractAsked): Promise<AccessExtractTaken | Refusal> {
    const format = soundFormat(asked);
    return this.work.run(actor, async (tx) => {
      const row = await this.desk.extracts.find(tx, id);
      await this.authorise.check(actor, 'take', 'AccessExtract', row, { asked: id });
      if (!row) throw new Error('what may be taken is there');
      const taken = mayTake(row, await databaseNow(tx)) ?? (await this.hand(tx, actor, row, { key, format }));
      const { personId } = row;
      if (isRefusal(taken)) {
        await this.desk.logged(tx, actor, { operation: OPERATION, act: 'DISCLOSURE', personId }, taken);
        return taken;
      }
      const { sha256, lines, closed } = taken;
      const details = { format, sha256, lines, closed };
      await this.desk.logged(tx, actor, { operation: OPERATION, act: 'DISCLOSURE', personId, details }, { id });
      return taken;
    });
  }

  /**
   * The sum is part of what the key stands for: pressed again it is the same file and stands once on the permanent record; when rights or
   * names have changed meanwhile, it is another file and needs a press of its own.
   */
  private async hand(
    tx: Tx,
    actor: Actor,
    row: ExtractRow,
    { key, format }: { key: string; format: ExtractFormat },
  ): Promise<AccessExtractTaken | Refusal> {
    const writer = new ExtractWriter(row, format);
    for await (const lines of this.desk.extracts.lines(tx, row, MOST)) writer.add(lines);
    const file = writer.file();
    if (file.lines > MOST) return tooMany(MOST);
    const act = { key, operation: OPERATION, input: { id: row.id, format, sha256: file.sha256 } };
    const recorded = await this.keys.once(tx, actor, act, async () => {
      await this.desk.handedOut(tx, actor, row, { format, file });
      return null;
    });
    return isRefusal(recorded) ? recorded : { ...file, format };
  }
}
