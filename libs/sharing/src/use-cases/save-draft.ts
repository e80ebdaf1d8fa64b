import { type Actor, Authorise } from '@lib/access';
import { Invalid } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DRAFT_KINDS, type DraftKind } from '../store/entities/draft.entity.js';
import { DraftStore } from '../store/draft.store.js';

export interface SaveDraftAsked {
  readonly id?: string | null;
  readonly personId: string;
  readonly kind: string;
  readonly content: string;
}
/** In bytes as the table counts them, with room for the quotes around it. */
const LONGEST = 262_000;
const UNKEEPABLE = /\u0000|\p{Cs}/u;

/** Keeps what is half typed, for its author alone. It is looked at again from the start when it is sent. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly drafts: DraftStore,
  ) {}

  execute(actor: Actor, { id, personId, kind, content }: SaveDraftAsked): Promise<{ draftId: string }> {
    const known = DRAFT_KINDS.find((one): one is DraftKind => one === kind);
    if (!known) throw new Invalid({ kind: 'This kind of page cannot be kept as a draft' });
    if (UNKEEPABLE.test(content))
      throw new Invalid({ content: 'What you typed has a broken or hidden character. Delete it and type it again' });
    if (Buffer.byteLength(JSON.stringify(content)) > LONGEST)
      throw new Invalid({ content: 'What you typed is too long to keep. Send it in parts' });
    return this.work.run(actor, async (tx) => {
      const person = await this.people.open(tx, personId);
      await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
      await this.authorise.check(actor, 'keep', 'Draft', {
        staffId: actor.staffId,
        agencyId: actor.agencyId,
        open: true,
        workable: person?.workable === true,
      });
      return { draftId: await this.drafts.keep(tx, actor, { id: id ?? null, personId, kind: known, content }) };
    });
  }
}
