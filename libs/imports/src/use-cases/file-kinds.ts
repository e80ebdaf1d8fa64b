import { Injectable } from '@nestjs/common';
import type { ImportKind } from '../domain/import-kind.js';
import type { FileKind } from './file-kind.js';
import { ActionsIn } from './actions-in.js';
import { NotesIn } from './notes-in.js';
import { ToldIn } from './told-in.js';

/** Every kind that may be brought in. */
@Injectable()
export class FileKinds {
  private readonly byKind: ReadonlyMap<ImportKind, FileKind>;

  constructor(notes: NotesIn, actions: ActionsIn, told: ToldIn) {
    this.byKind = new Map(([notes, actions, told] as readonly FileKind[]).map((one) => [one.kind, one]));
  }

  of(kind: ImportKind): FileKind {
    const found = this.byKind.get(kind);
    if (!found) throw new Error(`no such kind of file: ${kind}`);
    return found;
  }
}
