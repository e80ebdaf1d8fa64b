import { type Actor, Authorise } from '@lib/access';
import { Directory } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type AnsweringStand, answeringStand } from '../domain/answering-stand.js';
import { questionsOf } from '../domain/branching.js';
import { type Confirmable, confirmable } from '../domain/confirming.js';
import type { AnswerBounds } from '../domain/sound-answer.js';
import { AnswerDraftStore } from '../store/answer-draft.store.js';
import { AnswerStore, type LastKept } from '../store/answer.store.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { answerBounds } from './answer-bounds.js';
import { OpenEnquiry } from './open-enquiry.js';

export interface AtDesk {
  readonly enquiry: EnquiryEntity;
  readonly at: Date;
  readonly bounds: AnswerBounds;
  readonly stand: AnsweringStand;
}
/** What a page shows of an enquiry that is being answered. */
export interface AnsweringFound {
  readonly enquiryId: string;
  /** As asked, with the codes of their questions. */
  readonly groups: readonly { readonly code: string; readonly title: string; readonly codes: readonly string[] }[];
  readonly stand: AnsweringStand;
  readonly last: readonly LastKept[];
  readonly confirmable: Confirmable;
  /** Who saved the drafts, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** An enquiry on the desk of those it is asked of: who may sit down to it (the first to do so has thereby opened it), and the one load of everything that is typed and was said. */
@Injectable()
export class AnsweringDesk {
  constructor(
    private readonly authorise: Authorise,
    private readonly answers: AnswerStore,
    private readonly drafts: AnswerDraftStore,
    private readonly directory: Directory,
    private readonly opening: OpenEnquiry,
  ) {}

  /** To look: null where it is missing and where it is not asked of this person. */
  async open(tx: Tx, actor: Actor, id: string): Promise<EnquiryEntity | null> {
    const enquiry = await this.answers.enquiry(tx, id);
    if (!enquiry || !this.authorise.may(actor, 'answer', 'Enquiry', enquiry)) return null;
    await this.opening.see(tx, actor, enquiry);
    return enquiry;
  }

  /** To act: it stays as it is until the act ends. */
  async hold(tx: Tx, actor: Actor, id: string): Promise<EnquiryEntity> {
    const enquiry = await this.answers.enquiry(tx, id, { hold: true });
    await this.authorise.check(actor, 'answer', 'Enquiry', enquiry, { asked: id });
    if (!enquiry) throw new Error('checked, yet not there');
    await this.opening.see(tx, actor, enquiry);
    return enquiry;
  }

  async stand(tx: Tx, actor: Actor, enquiry: EnquiryEntity): Promise<AtDesk> {
    const at = await databaseNow(tx);
    const bounds = answerBounds(actor.agencyName, at);
    const drafts = await this.drafts.of(tx, enquiry.id);
    const { kept, rounds } = await this.answers.newest(tx, enquiry.id);
    return { enquiry, at, bounds, stand: answeringStand({ set: enquiry.definition, drafts, kept, rounds }, bounds) };
  }

  last(tx: Tx, enquiry: EnquiryEntity): Promise<readonly LastKept[]> {
    const codes = questionsOf(enquiry.definition).map(({ code }) => code);
    return this.answers.last(tx, enquiry, codes);
  }

  async found(tx: Tx, { enquiry, bounds, stand }: AtDesk): Promise<AnsweringFound> {
    const last = await this.last(tx, enquiry);
    const savers = [...new Set(stand.questions.flatMap(({ draft }) => draft?.savedBy ?? []))];
    const staff = await this.directory.staff(tx, savers);
    return {
      enquiryId: enquiry.id,
      groups: enquiry.definition.groups.map(({ code, title, questions }) => ({ code, title, codes: questions.map((one) => one.code) })),
      stand,
      last,
      confirmable: confirmable(enquiry.definition, last, bounds),
      names: new Map(staff.map(({ id, name }) => [id, name])),
    };
  }
}
