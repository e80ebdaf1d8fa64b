import { Get, Post } from '@nestjs/common';
import type { NoteCategory } from '../../api/answers/notes.js';
import type { ThirdPartyName } from '../../api/answers/people.js';
import type { Note } from '../../api/answers/risk-notes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { Drafts } from '../../page/drafts.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { checkNote, checkWords, fromNote, NOTE_FIELDS, type NoteForm, noteInput } from './note-form.js';
import { noteView } from './note-view.js';
import { belowFloor, LEVEL_RENAMED, whoNeedsIt } from './write-note.page.js';

interface Setting {
  readonly note: Note;
  readonly categories: readonly NoteCategory[];
  readonly thirdParties: readonly ThirdPartyName[];
}

/** A note is never edited: a new version takes its place, and everybody who was told hears of it at once. */
@Page({ path: '/notes/:id/correct', name: 'CORRECT_NOTE' })
export class CorrectNotePage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...NOTE_FIELDS);
    const [setting, draft] = await Promise.all([this.setting(visit), this.drafts.of(visit, form)]);
    if (setting.note.supersededAt !== null || setting.note.withdrawnAt !== null) return notCurrent(setting.note);
    form.prefill({ ...fromNote(setting.note), ...draft?.typed });
    return this.page(form, setting, draft?.id);
  }

  @Post()
  async save(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...NOTE_FIELDS);
    const setting = await this.setting(visit);
    const personId = setting.note.person.id;
    if (form.pressed('draft')) return this.keep(visit, form, setting);
    checkNote(form, setting.categories);
    checkWords(form, 'changeReason', 'Say why you are correcting this note');
    const category = setting.categories.find(({ code }) => code === form.value('category'));
    const change = { noteId: setting.note.id, changeReason: form.value('changeReason'), note: noteInput(form, personId, category) };
    const input = { key: form.key, ...change, draftId: form.draftId };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('SupersedeNote', { input }, visit), LEVEL_RENAMED);
    const result = answer?.supersedeNote;
    if (result?.__typename === 'NoteRecorded') return whoNeedsIt(result, personId);
    if (result?.__typename === 'NoteNotCurrent') {
      return goTo(`/notes/${result.currentId ?? setting.note.id}`, {
        variant: 'warning',
        title: 'Somebody else corrected this note first',
        text: result.explanation,
      });
    }
    if (result?.__typename === 'LevelNeedsReason') form.check('levelReason', false, belowFloor(result.floor));
    else if (result) form.check('changeReason', false, result.explanation);
    return this.page(form, setting, form.draftId);
  }

  private async keep(visit: Visit, form: NoteForm, setting: Setting): Promise<Answer> {
    const keep = {
      id: form.draftId,
      kind: 'CORRECTION',
      personId: setting.note.person.id,
      page: visit.path,
      typed: form.content(),
    } as const;
    const id = await form.attempt(() => this.drafts.save(visit, keep));
    if (id === undefined) return this.page(form, setting, form.draftId);
    return goTo('/#drafts', { title: 'Your correction is kept as a draft. The note has not changed.' });
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [{ note: given }, { noteCategories }] = await Promise.all([
      this.api.ask('Note', { id: visit.id('id') }, visit),
      this.api.ask('NoteCategories', {}, visit),
    ]);
    const note = found(given);
    const { person } = await this.api.ask('PersonHeader', { id: note.person.id }, visit);
    return { note, categories: noteCategories, thirdParties: found(person).thirdParties };
  }

  private page(form: NoteForm, { note, categories, thirdParties }: Setting, draftId: string | undefined): Answer {
    const told = note.shares.filter(({ share }) => share.revokedAt === null).map(({ share }) => share.recipientAgency.shortName);
    return show('journeys/notes/correct-note', {
      title: 'Correct this note',
      person: note.person,
      note,
      form,
      draftId,
      told: [...new Set(told)],
      back: `/notes/${note.id}`,
      ...noteView(categories, thirdParties),
    });
  }
}

function notCurrent(note: Note): Answer {
  return goTo(`/notes/${note.supersededById ?? note.id}`, { variant: 'warning', title: 'Only the current version can be corrected' });
}
