import { Get, Post } from '@nestjs/common';
import type { NoteCategory } from '../../api/answers/notes.js';
import type { PersonHeaderAnswer } from '../../api/answers/people.js';
import type { NoteRecorded } from '../../api/answers/risk-notes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { Drafts } from '../../page/drafts.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { words } from '../../view/words.js';
import { BLANK_NOTE, checkNote, NOTE_FIELDS, type NoteForm, noteInput } from './note-form.js';
import { noteView } from './note-view.js';

interface Setting {
  readonly person: NonNullable<PersonHeaderAnswer['person']>;
  readonly categories: readonly NoteCategory[];
}

/** What do you know? Saved, it leads straight on to who needs to know it. */
@Page({ path: '/cases/:id/notes/new', name: 'WRITE_NOTE' })
export class WriteNotePage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...NOTE_FIELDS);
    const [setting, draft] = await Promise.all([this.setting(visit), this.drafts.of(visit, form)]);
    form.prefill({ ...BLANK_NOTE, ...draft?.typed });
    return this.page(form, setting, draft?.id);
  }

  @Post()
  async save(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const form = visit.form(...NOTE_FIELDS);
    if (form.pressed('draft')) return this.keep(visit, form);
    const setting = await this.setting(visit);
    checkNote(form, setting.categories);
    const category = setting.categories.find(({ code }) => code === form.value('category'));
    const input = { key: form.key, note: noteInput(form, personId, category), draftId: form.draftId };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RecordNote', { input }, visit), LEVEL_RENAMED);
    const result = answer?.recordNote;
    if (result?.__typename === 'NoteRecorded') return whoNeedsIt(result, personId);
    if (result?.__typename === 'LevelNeedsReason') form.check('levelReason', false, belowFloor(result.floor));
    else if (result) form.check('body', false, result.explanation);
    return this.page(form, setting, form.draftId);
  }

  private async keep(visit: Visit, form: NoteForm): Promise<Answer> {
    const personId = visit.id('id');
    const keep = { id: form.draftId, kind: 'NOTE', personId, page: visit.path, typed: form.content() } as const;
    const id = await form.attempt(() => this.drafts.save(visit, keep));
    if (id === undefined) return this.page(form, await this.setting(visit), form.draftId);
    return goTo('/#drafts', { title: 'Your note is kept as a draft. Only you can see it.' });
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [{ person }, { noteCategories }] = await Promise.all([
      this.api.ask('PersonHeader', { id: visit.id('id') }, visit),
      this.api.ask('NoteCategories', {}, visit),
    ]);
    return { person: found(person), categories: noteCategories };
  }

  private page(form: NoteForm, { person, categories }: Setting, draftId: string | undefined): Answer {
    const title = 'What do you know?';
    return show('journeys/notes/write-note', {
      title,
      person,
      form,
      draftId,
      back: `/cases/${person.id}`,
      ...noteView(categories, person.thirdParties),
    });
  }
}

export const LEVEL_RENAMED = { thirdPartyIds: 'thirdParties', newThirdParties: 'newReference-1' };

export function belowFloor(floor: string): string {
  return `For this kind of note the lowest level is ${words(floor, 'level').toLowerCase()}. Choose that, or say why this one is lower`;
}

/** Saved is not yet told: the next question is who needs it, and who has been told less. */
export function whoNeedsIt({ note, toldLess }: NoteRecorded, personId: string): Answer {
  const less = toldLess.map(({ shortName }) => shortName).join(', ');
  const text = less === '' ? undefined : `You have told ${less} something less serious than this. Decide whether they should know.`;
  return goTo(`/cases/${personId}/share?note=${note.id}`, { title: 'Note saved. Nobody outside your agency has been told yet.', text });
}
