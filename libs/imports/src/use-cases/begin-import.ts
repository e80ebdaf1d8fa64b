import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { Denied, Invalid, isMeaningless, isRefusal, newReference, plainText, type Refusal, uuidV7 } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { firstLine } from '../domain/first-line.js';
import { IMPORT_KINDS, type ImportKind, MOST_COLUMNS } from '../domain/import-kind.js';
import { sayLabel } from '../domain/refusals.js';
import { ImportsStore } from '../store/imports.store.js';
import type { ImportKept } from './act-on-import.js';
import { FileKinds } from './file-kinds.js';
import { ImportRecord } from './import-record.js';

export interface BeginAsked {
  readonly key: string;
  readonly kind: ImportKind;
  readonly label: string;
  readonly heads: readonly string[];
}
const OPERATION = 'beginImport';

/** Says what comes and by which columns, before any row does. The name of the file is not asked for: it may be somebody's. */
@Injectable()
export class BeginImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly kinds: FileKinds,
    private readonly store: ImportsStore,
    private readonly record: ImportRecord,
  ) {}

  execute(actor: Actor, input: BeginAsked): Promise<ImportKept | Refusal> {
    const said = beginSaid(input);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: OPERATION, input }, () => this.begin(tx, actor, said));
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code);
      return done;
    });
  }

  private async begin(tx: Tx, actor: Actor, { kind, label, heads }: Omit<BeginAsked, 'key'>): Promise<ImportKept | Refusal> {
    const { agencyId, homeUnitId: unitId, staffId } = actor;
    if (unitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    if (isMeaningless(label)) return sayLabel();
    await this.kinds.of(kind).admit?.(actor);
    const found = firstLine(heads, this.kinds.of(kind).columns);
    if (isRefusal(found)) return found;
    const id = uuidV7(await databaseNow(tx), randomBytes(10));
    const { columns } = found;
    await this.store.add(tx, { id, reference: newReference(), agencyId, unitId, staffId, kind, label, heads, columns });
    await this.record.done(tx, actor, OPERATION, id);
    return { importId: id };
  }
}

function beginSaid({ kind, label, heads }: BeginAsked): Omit<BeginAsked, 'key'> {
  if (!IMPORT_KINDS.includes(kind)) throw new Invalid({ kind: 'Choose what the file holds' });
  if (heads.length > MOST_COLUMNS) throw new Invalid({ heads: `The file may have ${MOST_COLUMNS} columns` });
  return {
    kind,
    label: plainText(label, { field: 'label', label: 'What this is', max: 200, optional: true }),
    heads: heads.map((head) => plainText(head, { field: 'heads', label: 'The first line of the file', max: 200, optional: true })),
  };
}
