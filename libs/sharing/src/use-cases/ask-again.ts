import type { Actor } from '@lib/access';
import { WorkItems } from '@lib/partnership';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import type { NoteHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { ownGaps } from '../domain/group-gaps.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { SharingStore } from '../store/sharing.store.js';
import { lessToldUnit } from './less-told-work.js';

/** Ends this agency's decisions not to share, and asks the units that hold the notes to decide again, recipient by recipient. */
@Injectable()
export class AskAgain {
  constructor(
    private readonly own: OwnCaseStore,
    private readonly people: PeopleReader,
    private readonly work: WorkItems,
    private readonly store: SharingStore,
  ) {}

  async after(
    tx: Tx,
    actor: Actor,
    of: { personId: string; held: readonly NoteHeld[]; recipientAgencyId: string | null; at: Date },
  ): Promise<number> {
    const { personId, held, recipientAgencyId, at } = of;
    const ended = await this.own.reopen(tx, personId, { recipientAgencyId, at });
    const shares = await this.own.shares(tx, personId);
    const agencyIds = [...new Set(shares.map((share) => share.recipient.agencyId))];
    const known = {
      held,
      decisions: await this.own.decisions(tx, personId, agencyIds),
      circumstances: await this.people.events(tx, personId),
      standing: await this.own.standing(tx, agencyIds),
    };
    const now = (await this.own.now(tx)).at;
    const about = { agencyId: actor.agencyId, personId };
    const gaps = ownGaps(shares, known, now);
    await this.work.raise(
      tx,
      ...gaps.map(({ unitId, noteIds, recipientAgencyId: to }) => lessToldUnit({ ...about, recipientAgencyId: to, noteIds }, unitId)),
    );
    await this.store.askTheGroup(tx, personId);
    return ended;
  }
}
