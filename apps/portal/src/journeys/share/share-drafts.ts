import { Injectable } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import { Drafts } from '../../page/drafts.js';
import type { Visit } from '../../page/visit.js';
import { readShareDraft, type ShareDraft } from './share-draft.js';

export interface OpenedDraft {
  readonly draftId: string;
  readonly draft: ShareDraft;
}

/** A share between its pages lives behind the API under the person's own access: it outlasts a sign-out and is found again from My work. */
@Injectable()
export class ShareDrafts {
  constructor(private readonly drafts: Drafts) {}

  async open(visit: Visit, personId: string): Promise<OpenedDraft> {
    const draftId = visit.query('draft');
    if (!isUuid(draftId)) throw new NotFound();
    const kept = await this.drafts.open(visit, draftId);
    const draft = readShareDraft([kept.typed.share ?? ''].flat()[0] ?? '');
    if (!draft || kept.person.id !== personId) throw new NotFound();
    return { draftId, draft };
  }

  /** `step` is the page to come back to. */
  keep(visit: Visit, personId: string, draft: ShareDraft, step: 'decide' | 'check', id?: string): Promise<string> {
    const page = `/cases/${personId}/share/${step}`;
    return this.drafts.save(visit, { id, kind: 'SHARE', personId, page, typed: { share: JSON.stringify(draft) } });
  }
}
