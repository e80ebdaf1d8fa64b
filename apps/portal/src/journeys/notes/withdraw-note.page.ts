import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Note } from '../../api/answers/risk-notes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

@Page({ path: '/notes/:id/withdraw', name: 'WITHDRAW_NOTE' })
export class WithdrawNotePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit.form('reason'), await this.note(visit));
  }

  @Post()
  async withdraw(@Visiting() visit: Visit): Promise<Answer> {
    const note = await this.note(visit);
    const form = visit.form('reason');
    form.check('reason', !isMeaningless(form.value('reason')), 'Say why this note is withdrawn');
    const input = { key: form.key, noteId: note.id, reason: form.value('reason') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('WithdrawNote', { input }, visit));
    const result = answer?.withdrawNote;
    if (result?.__typename === 'NoteWithdrawn') {
      const rely = result.stillRely.map(({ shortName }) => shortName).join(', ');
      const text =
        rely === '' ? undefined : `${rely} had been told and heard of this at once. Until they answer, they may still rely on it.`;
      return goTo(`/notes/${note.id}`, { title: 'Note withdrawn', text });
    }
    if (result?.__typename === 'NoteNotCurrent') {
      return goTo(`/notes/${result.currentId ?? note.id}`, {
        variant: 'warning',
        title: 'This is no longer the current version',
        text: result.explanation,
      });
    }
    if (result) form.check('reason', false, result.explanation);
    return this.page(form, note);
  }

  private async note(visit: Visit): Promise<Note> {
    return found((await this.api.ask('Note', { id: visit.id('id') }, visit)).note);
  }

  private page(form: Form, note: Note): Answer {
    const told = note.shares.filter(({ share }) => share.revokedAt === null).map(({ share }) => share.recipientAgency.shortName);
    return show('journeys/notes/withdraw-note', {
      title: 'Withdraw this note',
      person: note.person,
      note,
      form,
      told: [...new Set(told)],
      back: `/notes/${note.id}`,
    });
  }
}
