import { Directory } from '@lib/partnership';
import { type PersonEntity, PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type QuestionOverTime, sideBySide } from '../domain/side-by-side.js';
import { EnquiriesAboutStore } from '../store/enquiries-about.store.js';
import { RepliesStore } from '../store/replies.store.js';

const NEWEST = 40;

/** Everything that was asked and said about a person, of the newest enquiries, in three reads. */
@Injectable()
export class RepliesOfPerson {
  constructor(
    private readonly people: PeopleReader,
    private readonly enquiries: EnquiriesAboutStore,
    private readonly replies: RepliesStore,
    private readonly directory: Directory,
  ) {}

  person(tx: Tx, personId: string): Promise<PersonEntity | null> {
    return this.people.open(tx, personId);
  }

  async compared(tx: Tx, personId: string): Promise<readonly QuestionOverTime[]> {
    const enquiries = await this.enquiries.newest(tx, personId, NEWEST);
    const replies = await this.replies.ever(tx, personId, NEWEST);
    const agencies = await this.directory.agencies(tx, [...new Set(enquiries.map(({ recipientAgencyId }) => recipientAgencyId))]);
    const names = new Map(agencies.map(({ id, name }) => [id, name]));
    const asked = enquiries.map(({ id, reference, definition, answered, recipientAgencyId }) => ({
      id,
      reference,
      set: definition,
      answered,
      from: names.get(recipientAgencyId) ?? '',
    }));
    return sideBySide(asked, replies);
  }
}
