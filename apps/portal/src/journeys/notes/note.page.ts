import { Get } from '@nestjs/common';
import type { Note } from '../../api/answers/risk-notes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { isFull } from '../../api/whole-list.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { type Policy, reasonLabel } from '../../view/policy-words.js';
import { versionViews } from './note-versions.js';

/** One note whole: what it says, every version, who was told which, and every decision not to tell. */
@Page({ path: '/notes/:id', name: 'NOTE' })
export class NotePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [{ note: given }, { sharingPolicy }] = await Promise.all([
      this.api.ask('Note', { id: visit.id('id') }, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const note = found(given);
    return show('journeys/notes/note', {
      title: note.categoryLabel,
      note,
      person: note.person,
      back: `/cases/${note.person.id}`,
      versions: versionViews(note.versions),
      current: note.supersededAt === null && note.withdrawnAt === null,
      relying: note.shares.filter(({ share }) => share.revokedAt === null),
      decisions: decisionsInWords(note, sharingPolicy),
      cut: isFull(note.shares) || isFull(note.decisions) || isFull(note.versions),
    });
  }
}

function decisionsInWords(note: Note, policy: Policy): object[] {
  return note.decisions
    .filter(({ outcome }) => outcome !== 'SHARED')
    .map((decision) => ({ ...decision, reason: reasonLabel(policy, decision.outcome, decision.reasonCode) }));
}
