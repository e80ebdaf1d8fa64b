import { Injectable } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';
import { newShareDraft, recipientDraft, type ShareDraft } from './share-draft.js';

/** A piece of work that is done by deciding: its notes, for its one recipient. A draft only once something has been decided. */
@Injectable()
export class ExplainWork {
  constructor(private readonly api: ConcordatApi) {}

  async draft(visit: Visit, personId: string): Promise<{ draft: ShareDraft; summary: string }> {
    const id = visit.query('work');
    if (!isUuid(id)) throw new NotFound();
    const item = found((await this.api.ask('WorkItem', { id }, visit)).workItem);
    if (item.closedAt !== null || item.person?.id !== personId || item.recipientAgency === null) throw new NotFound();
    const recipients = [recipientDraft({ agencyId: item.recipientAgency.id })];
    return { draft: newShareDraft({ explains: true, noteIds: [...item.noteIds], recipients }), summary: item.summary };
  }
}
