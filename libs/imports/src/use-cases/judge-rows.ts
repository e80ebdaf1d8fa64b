import type { Actor } from '@lib/access';
import { Invalid, type Refusal } from '@lib/kernel';
import { PeopleReader, type PersonEntity } from '@lib/people';
import { canonicalHash, databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Cells } from '../domain/cells.js';
import { cellsBy } from '../domain/first-line.js';
import type { ImportColumn } from '../domain/import-kind.js';
import { badCell, noCaseOfYours, type RowFault } from '../domain/refusals.js';
import { type ImportRowKept, ImportsStore, type RecordImport } from '../store/imports.store.js';
import type { AnyKind } from './file-kind.js';
import { FileKinds } from './file-kinds.js';

export interface RowSent {
  readonly line: number;
  readonly cells: readonly string[];
}
/** A row that may be saved as it stands, or why not. */
export type RowRead = {
  readonly person: PersonEntity | null;
  readonly asked: unknown;
  /** In the record already, whoever put it there. */
  readonly already: boolean;
  readonly content: string;
  readonly reference: string | null;
};

/** Whom it is about is said only where that is theirs to write to. */
export type RowRefused = RowFault & { readonly personId: string | null };

/**
 * What becomes of each row, by the rules of the page it would have been typed on, and nothing written. Whom a row is about is asked first:
 * of somebody who is not theirs to write to nothing else is said.
 */
@Injectable()
export class JudgeRows {
  constructor(
    private readonly people: PeopleReader,
    private readonly kinds: FileKinds,
    private readonly store: ImportsStore,
  ) {}

  async execute(tx: Tx, actor: Actor, into: RecordImport, rows: readonly RowSent[]): Promise<ImportRowKept[]> {
    const read = await this.read(tx, actor, into, rows);
    const hashes = read.flatMap((one) => ('code' in one ? [] : [one.content, ...(one.reference === null ? [] : [one.reference])]));
    const here = await this.store.here(tx, into.kind, hashes);
    const lines = new Map(await this.store.among(tx, into.id, hashes));
    return rows.map((row, at): ImportRowKept => {
      const one = read[at]!;
      if ('code' in one) return { ...NOTHING, ...row, ...one, fate: 'REFUSED' };
      const { content, reference } = one;
      const known = { ...NOTHING, ...row, personId: one.person?.id ?? null, content, reference };
      const twice = lines.get(content) ?? (reference === null ? undefined : lines.get(reference));
      if (twice !== undefined) return { ...known, fate: 'ALREADY_HERE', why: `The same as line ${twice} of this file.` };
      if (here.has(content) || (reference !== null && here.has(reference)))
        return { ...known, fate: 'ALREADY_HERE', why: 'Your agency has brought this in already.' };
      if (one.already) return { ...known, fate: 'ALREADY_HERE', why: 'Your agency has this already.' };
      lines.set(content, row.line);
      if (reference !== null) lines.set(reference, row.line);
      return { ...known, fate: 'NEW' };
    });
  }

  /** Each row as what its page would have sent, or what is wrong with it. */
  async read(
    tx: Tx,
    actor: Actor,
    into: Pick<RecordImport, 'kind' | 'columns'>,
    rows: readonly RowSent[],
  ): Promise<(RowRead | RowRefused)[]> {
    const kind = this.kinds.of(into.kind);
    const at = await databaseNow(tx);
    const cells = rows.map((row) => cellsBy(into.columns, row.cells));
    const people = await this.people.byReferences(tx, cells.flatMap((one) => named(one))); // prettier-ignore
    const judged: (RowRead | RowRefused)[] = [];
    for (const one of cells) judged.push(await this.one(tx, actor, { kind, at, people }, one));
    return judged;
  }

  private async one(
    tx: Tx,
    actor: Actor,
    { kind, at, people }: { readonly kind: AnyKind; readonly at: Date; readonly people: ReadonlyMap<string, PersonEntity> },
    by: ReadonlyMap<string, string>,
  ): Promise<RowRead | RowRefused> {
    const person = named(by).map((reference) => people.get(reference)).find((one) => one !== undefined); // prettier-ignore
    const about = kind.ofNobodyYet ? null : person;
    if (about === undefined || !kind.may(actor, about)) return { ...noCaseOfYours(), personId: null };
    const cells = new Cells(by);
    const asked = kind.read(cells);
    const fault =
      cells.faults.length > 0
        ? together(cells.faults)
        : await faultOf(kind.columns, () => kind.judge(tx, actor, { person: about, asked }, at));
    const personId = about === null ? null : about.id;
    if (fault) return { ...fault, personId };
    const already = kind.here ? await kind.here(tx, actor, { person: about, asked }) : false;
    const content = hashOf({ kind: kind.kind, personId, asked });
    return { person: about, asked, already, content, reference: referenceOf(kind, by.get('reference')) };
  }
}

const NOTHING = { code: null, field: null, why: null, personId: null, content: null, reference: null } as const;
const hashOf = (content: unknown): string => canonicalHash(content).toString('hex');

const referenceOf = ({ kind }: AnyKind, typed: string | undefined): string | null =>
  typed === undefined ? null : hashOf({ kind, reference: typed.normalize('NFC') });

/** As it was typed, and in capitals: reference numbers are written so. */
function named(by: ReadonlyMap<string, string>): string[] {
  const typed = by.get('person');
  return typed === undefined ? [] : [...new Set([typed.toUpperCase(), typed, typed.toLowerCase()])];
}
const together = (faults: readonly RowFault[]): RowFault => ({ ...faults[0]!, why: faults.map(({ why }) => why).join('. ') });

/** What the rules refuse or throw, in their words, and the column it concerns. */
export async function faultOf(columns: readonly ImportColumn[], ask: () => Promise<Refusal | null>): Promise<RowFault | null> {
  try {
    const refused = await ask();
    return refused === null ? null : faultIn(refused);
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown;
    const known = new Set(columns.map(({ code }) => code));
    return together(Object.entries(thrown.fields).map(([field, why]) => badCell(known.has(field) ? field : '', why)));
  }
}
export const faultIn = (refused: Refusal & { readonly field?: string | null }): RowFault => ({
  code: refused.code,
  field: refused.field ?? null,
  why: refused.explanation,
});
