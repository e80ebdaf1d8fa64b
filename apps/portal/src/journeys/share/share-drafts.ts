import { Injectable } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import { type Answer, goTo } from '../../page/answer.js';
import { Drafts } from '../../page/drafts.js';
import type { Visit } from '../../page/visit.js';
import { readShareDraft, type ShareDraft } from './share-draft.js';

export interface OpenedDraft {
  readonly draftId: string;
  readonly draft: ShareDraft;
}

export function alreadyGone(personId: string): Answer {
  const title = 'That decision has been sent, or its draft thrown away. This is the record.';
  return goTo(`/cases/${personId}/sharing-record`, { variant: 'information', title });
}

/** A share between its pages lives behind the API under the person's own access: it outlasts a sign-out and is found again from My work. */
@Injectable()
export class ShareDrafts {
  constructor(private readonly drafts: Drafts) {}

  async open(visit: Visit, personId: string): Promise<OpenedDraft> {
    const opened = await this.find(visit, personId);
    if (!opened) throw new NotFound();
    return opened;
  }

  /** None when it has been sent or thrown away since: Back after sending leads here, and deserves better than "not found". */
  async find(visit: Visit, personId: string): Promise<OpenedDraft | undefined> {
    const draftId = visit.query('draft');
    if (!isUuid(draftId)) throw new NotFound();
    const kept = await this.drafts.open(visit, draftId).catch((error: unknown) => {
      if (error instanceof NotFound) return undefined;
      throw error;
    });
    const draft = kept?.person.id === personId ? readShareDraft([kept.typed.share ?? ''].flat()[0] ?? '') : null;
    return draft ? { draftId, draft } : undefined;
  }

  /** `step` is the page to come back to. */
  keep(visit: Visit, personId: string, draft: ShareDraft, step: 'decide' | 'check', id?: string): Promise<string> {
    const page = `/cases/${personId}/share/${step}`;
    return this.drafts.save(visit, { id, kind: 'SHARE', personId, page, typed: { share: JSON.stringify(draft) } });
  }
}
