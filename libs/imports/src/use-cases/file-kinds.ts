import { Injectable } from '@nestjs/common';
import type { ImportKind } from '../domain/import-kind.js';
import type { AnyKind } from './file-kind.js';
import { ActionsIn } from './actions-in.js';
import { NotesIn } from './notes-in.js';
import { PeopleIn } from './people-in.js';
import { ToldIn } from './told-in.js';

/** Every kind that may be brought in. */
@Injectable()
export class FileKinds {
  private readonly byKind: ReadonlyMap<ImportKind, AnyKind>;

  constructor(notes: NotesIn, actions: ActionsIn, told: ToldIn, people: PeopleIn) {
    this.byKind = new Map(([notes, actions, told, people] as readonly AnyKind[]).map((one) => [one.kind, one]));
  }

  of(kind: ImportKind): AnyKind {
    const found = this.byKind.get(kind);
    if (!found) throw new Error(`no such kind of file: ${kind}`);
    return found;
  }
}
