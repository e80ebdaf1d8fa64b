import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import type { ConferenceTable } from '../../api/answers/conferences.js';
import type { NoteCategory } from '../../api/answers/notes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { londonDay } from '../../view/dates.js';
import { categoryGroups } from '../notes/note-choices.js';
import { belowFloor } from '../notes/write-note.page.js';
import { addressOf } from './decide-input.js';
import { type RecipientView, recipientViews } from './decide-view.js';
import { HeldNotes } from './held-notes.js';
import { newShareDraft, recipientDraft, type ShareDraft } from './share-draft.js';
import { ShareDrafts } from './share-drafts.js';

const FIELDS = [
  'body', 'category', 'basis', 'happenedOn', 'happenedOn-day', 'happenedOn-month', 'happenedOn-year', 'notes', 'to', 'why',
] as const; // prettier-ignore
type SaidForm = Form<(typeof FIELDS)[number]>;
const EVERYBODY = 'everybody';
interface Setting {
  readonly table: ConferenceTable;
  readonly categories: readonly NoteCategory[];
  readonly today: string;
}

/**
 * What somebody's agency knows is said in the room: one page, and then the same look at what goes and what is held back that every share has.
 * It is kept as a note and as a decision towards each who heard it; what is graver and undecided becomes a task, as after a telephone call.
 */
@Page({ path: '/conferences/people/:id/said', name: 'SAID_IN_CONFERENCE' })
export class SaidPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: ShareDrafts,
    private readonly held: HeldNotes,
  ) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form = visit.form(...FIELDS).prefill({ happenedOn: setting.today, why: `At the table for them: ${setting.table.why}` });
    return this.page(form, setting);
  }

  @Post()
  async said(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form: SaidForm = visit.form(...FIELDS);
    check(form);
    const noteIds = form.wrong ? undefined : await this.notes(visit, form, setting);
    if (noteIds === undefined) return this.page(form, setting);
    const { table } = setting;
    const whyNeeded = form.value('why');
    const draft = newShareDraft({
      mode: 'AFTERWARDS',
      noteIds,
      recipients: heard(form, table).map(({ id: agencyId }) => recipientDraft({ agencyId, whyNeeded })),
      toldHow: 'MEETING',
      toldAt: found(await visit.viewer()).now,
      conferenceItemId: table.id,
    });
    const personId = found(table.person).id;
    const keep = async () => this.drafts.keep(visit, personId, await this.asTold(visit, personId, draft), 'check');
    const id = await form.attempt(keep);
    return id === undefined ? this.page(form, setting) : goTo(`/cases/${personId}/share/check?draft=${id}`);
  }

  /** What was said anew is recorded as a note first, under the form's key: pressed again it is the same note. */
  private async notes(visit: Visit, form: SaidForm, { table, categories }: Setting): Promise<string[] | undefined> {
    const chosen = form.all('notes').filter(isUuid);
    const body = form.optional('body');
    if (body === undefined) return chosen;
    const category = categories.find(({ code }) => code === form.value('category'));
    const note = {
      personId: found(table.person).id, category: form.value('category'), level: category?.defaultLevel, nature: 'FACT', body,
      happenedOn: form.day('happenedOn') ?? '', basis: form.value('basis'),
    }; // prettier-ignore
    const answer = await form.attempt(() => this.api.ask('RecordNote', { input: { key: form.key, note } }, visit));
    const result = answer?.recordNote;
    if (result?.__typename === 'NoteRecorded') return [...chosen, result.note.id];
    if (result) form.check('body', false, result.__typename === 'LevelNeedsReason' ? belowFloor(result.floor) : result.explanation);
    return undefined;
  }

  /** Each of them was told all of it, on the grounds that the agreement gives. What is graver stays open: it becomes a task. */
  private async asTold(visit: Visit, personId: string, draft: ShareDraft): Promise<ShareDraft> {
    const { noteIds, mode } = draft;
    const [{ notes }, { consider }] = await Promise.all([
      this.held.of(visit, personId, noteIds),
      this.api.ask('Consider', { input: { personId, noteIds, recipients: draft.recipients.map(addressOf), mode } }, visit),
    ]);
    const views = recipientViews(draft, consider, notes, londonDay(draft.toldAt));
    const chosen = ({ lines }: RecipientView) => lines.filter(({ kind }) => kind === 'CHOSEN').map(({ answer }) => answer);
    return { ...draft, recipients: views.map((view) => recipientDraft({ ...view, lines: chosen(view) })) };
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [{ conferenceItem }, { noteCategories }, viewer] = await Promise.all([
      this.api.ask('ConferenceTable', { id: visit.id('id') }, visit),
      this.api.ask('NoteCategories', {}, visit),
      visit.viewer(),
    ]);
    const { now, agency } = found(viewer);
    const { agencies, ...table } = found(conferenceItem);
    return {
      table: { ...table, agencies: agencies.filter(({ id }) => id !== agency.id) },
      categories: noteCategories,
      today: londonDay(now),
    };
  }

  private page(form: SaidForm, { table, categories }: Setting): Answer {
    return show('journeys/share/said', {
      title: 'What did your agency tell the table?',
      table,
      person: found(table.person),
      form,
      groups: categoryGroups(categories),
      everybody: EVERYBODY,
      back: `/conferences/people/${table.id}`,
    });
  }
}

function heard(form: SaidForm, { agencies }: ConferenceTable): ConferenceTable['agencies'] {
  return form.has('to', EVERYBODY) ? agencies : agencies.filter(({ id }) => form.has('to', id));
}

function check(form: SaidForm): void {
  const said = form.optional('body') !== undefined;
  form
    .check('body', said || form.all('notes').some(isUuid), 'Enter what was said, or choose what your agency has recorded already')
    .check('category', !said || form.optional('category') !== undefined, 'Choose what kind of note this is')
    .check('basis', !said || form.optional('basis') !== undefined, 'Choose how your agency knows this')
    .check('happenedOn', !said || form.day('happenedOn') !== undefined, 'Enter the date it happened')
    .check('to', form.all('to').length > 0, 'Choose who heard it')
    .check('why', !isMeaningless(form.value('why')), 'Say why they need this');
}
