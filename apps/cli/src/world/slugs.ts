import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@lib/kernel';

/** Before the first act of any world; posts and memberships without a date begin here. */
export const BEGINNING = '2020-01-01T00:00:00.000Z';

export type SlugKind =
  | 'group'
  | 'agency'
  | 'unit'
  | 'staff'
  | 'agreement'
  | 'person'
  | 'thirdParty'
  | 'note'
  | 'set'
  | 'enquiry'
  | 'run'
  | 'conference'
  | 'action';

/** Slug to database id, kind by kind. Directory ids are made here; notes and decision sets come back from the acts that made them. */
export class Slugs {
  private readonly ids = new Map<string, string>();

  make(kind: SlugKind, slug: string): string {
    return this.put(kind, slug, uuidV7(new Date(BEGINNING), randomBytes(10)));
  }

  put(kind: SlugKind, slug: string, id: string): string {
    this.ids.set(`${kind}:${slug}`, id);
    return id;
  }

  id(kind: SlugKind, slug: string): string {
    const found = this.ids.get(`${kind}:${slug}`);
    if (found === undefined) throw new Error(`no ${kind} "${slug}" has been made`);
    return found;
  }

  maybe(kind: SlugKind, slug: string | undefined): string | null {
    return slug === undefined ? null : this.id(kind, slug);
  }
}
