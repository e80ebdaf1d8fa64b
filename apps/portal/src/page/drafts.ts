import { Injectable } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import type { PersonHeader } from '../api/answers/people.js';
import { ConcordatApi, found } from '../api/concordat-api.js';
import { isLocalPath } from '../sign-in/return-path.js';
import type { Form } from './form.js';
import type { Visit } from './visit.js';

export type DraftKind = 'NOTE' | 'SHARE' | 'URGENT' | 'CORRECTION' | 'ENQUIRY';
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export interface KeptDraft {
  readonly id: string;
  readonly kind: string;
  readonly updatedAt: string;
  readonly person: PersonHeader;
  /** The page it was typed on. */
  readonly page: string;
  readonly typed: Typed;
}
interface Keep {
  readonly kind: DraftKind;
  readonly personId: string;
  readonly page: string;
  readonly typed: Typed;
  readonly id?: string | undefined;
}

/** What is half typed is kept behind the API under the person's own access, and found again from My work. The session never holds it. */
@Injectable()
export class Drafts {
  constructor(private readonly api: ConcordatApi) {}

  /** The draft named in the address (?draft=) or carried by the form; none when neither names one. */
  async of(visit: Visit, form: Form): Promise<KeptDraft | undefined> {
    const id = form.draftId ?? visit.query('draft');
    return id && isUuid(id) ? this.open(visit, id) : undefined;
  }

  async open(visit: Visit, id: string): Promise<KeptDraft> {
    const { draft } = await this.api.ask('Draft', { id }, visit);
    const { content, ...rest } = found(draft);
    const read = readContent(content);
    return { ...rest, typed: read.typed, page: read.page ?? pageOf(rest.kind, rest.person.id) };
  }

  async save(visit: Visit, { id, kind, personId, page, typed }: Keep): Promise<string> {
    const content = JSON.stringify({ page, typed });
    const { saveDraft } = await this.api.ask('SaveDraft', { input: { ...(id && { id }), personId, kind, content } }, visit);
    return saveDraft.draft.id;
  }

  async discard(visit: Visit, id: string): Promise<void> {
    await this.api.ask('DiscardDraft', { id }, visit);
  }
}

/** Checked again when it is used: a draft is the person's own, but it may be old. A journey may keep its own shape; then its kind names the page. */
export function readContent(content: string): { page?: string; typed: Typed } {
  const read = parsed(content) as { page?: unknown; typed?: unknown } | null;
  const typed = Object.entries(read?.typed ?? {}).filter((pair): pair is [string, string | string[]] => isTyped(pair[1]));
  const page = typeof read?.page === 'string' && isLocalPath(read.page) ? read.page : undefined;
  return { ...(page && { page }), typed: Object.fromEntries(typed) };
}

const PAGES: Readonly<Record<string, string>> = { NOTE: '/notes/new', SHARE: '/share', URGENT: '/urgent' };

function pageOf(kind: string, personId: string): string {
  return `/cases/${personId}${PAGES[kind] ?? ''}`;
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function isTyped(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}
