import { Get, Post } from '@nestjs/common';
import type { SendAnswersAnswer } from '../../api/answers/sending-answers.js';
import type { ConsideredLine } from '../../api/answers/sharing.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { londonDay } from '../../view/dates.js';
import { HeldNotes } from '../share/held-notes.js';
import type { DecideLine } from '../share/lines.js';
import { checkView, type Looked } from './check-view.js';
import { checkNotes, NoteDecisions, noteItems, noteLines, readLeftOut, readNotes, toldNotes } from './note-decisions.js';
import { answerAddress } from './pages-of-group.js';
import { nameOf, readAnswer } from './question-form.js';
import { prefilled, showProblems } from './question-view.js';
import { type Kept, SavedAnswers } from './saved-answers.js';

/** Everything that goes, as they will read it; everything that does not; then it goes. */
@Page({ path: '/answering/:id/check', name: 'CHECK_ANSWERS' })
export class CheckAnswersPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly heldNotes: HeldNotes,
    private readonly decisions: NoteDecisions,
    private readonly answers: SavedAnswers,
  ) {}

  @Get()
  async check(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>();
    return this.page(form, await this.look(visit, form));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>();
    const looked = await this.look(visit, form);
    const declared = looked.declaration ? [looked.declaration] : [];
    const read = declared
      .filter(({ question }) => form.value(nameOf(question.code, 'version')) !== '')
      .map(({ question }) => readAnswer(form, question));
    const kept = await form.attempt(() => this.answers.keep(visit, form, visit.id('id'), declared, read));
    if (!kept || kept.lost) return this.page(form, looked, kept);
    const [press] = form.value('_press').split(' ');
    if (press !== 'send') return this.keepNotes(visit, form, looked);
    showProblems(form, kept.problems, read);
    const seen = this.seenNow(form, looked, kept);
    const expectedLeftOut = readLeftOut(form, looked.expected);
    checkNotes(form, looked.lines, looked.answering.enquiry.sender.name, looked.sharing);
    if (form.wrong || seen === undefined) return this.page(form, looked, kept);
    const notes = noteItems(looked.notes.draft, looked.lines, looked.held.person.id);
    const grounds = ['necessity', 'proportionality'].flatMap((what) => (form.optional(what) ? [[what, form.value(what)]] : []));
    const input = { key: form.key, enquiryId: visit.id('id'), seen, notes, expectedLeftOut, ...(Object.fromEntries(grounds) as object) };
    const answer = await form.attempt(() => this.api.ask('SendAnswers', { input }, visit));
    return answer ? this.after(visit, form, looked, answer.sendAnswers) : this.page(form, looked, kept);
  }

  /** Attaching, opening a series, and coming back later all keep what was decided so far. */
  private async keepNotes(visit: Visit, form: Form, looked: Looked): Promise<Answer> {
    const { draft, draftId } = looked.notes;
    const id = await form.attempt(() => this.decisions.keep(visit, looked.held.person.id, draft, draftId));
    if (!id) return this.page(form, looked);
    if (form.pressed('later'))
      return goTo(answerAddress(visit.id('id')), {
        title: 'Saved. Nothing has been sent.',
        text: 'What you decided about notes is in your drafts.',
      });
    return goTo(`${answerAddress(visit.id('id'), '/check')}?draft=${id}#notes`);
  }

  /** What was checked is what goes: an answer that somebody changed in the meantime is looked at first. Our own declaration is no such change. */
  private seenNow(form: Form, { answering, checked }: Looked, kept: Kept): number | undefined {
    const same = Number(form.value('seen')) === answering.seen;
    form.check('form', same, 'Somebody changed an answer after you opened this page. Read it again below, then send');
    return same ? (kept.seen ?? checked.seen) : undefined;
  }

  private async after(visit: Visit, form: Form, looked: Looked, result: SendAnswersAnswer['sendAnswers']): Promise<Answer> {
    if (result.__typename === 'AnswersSent') {
      await this.decisions.done(visit, looked.notes.draftId);
      return goTo(`${answerAddress(visit.id('id'), '/sent')}?set=${result.set.id}`);
    }
    if (result.__typename === 'ExplanationNeeded') {
      const more = result.recipients.flatMap(({ lines }) => lines);
      form.check('notes', false, result.explanation);
      return this.page(form, await this.look(visit, form, more));
    }
    if (result.__typename === 'EnquiryRefused') {
      const declaration = looked.declaration ? [readAnswer(form, looked.declaration.question)] : [];
      showProblems(form, result.problems, declaration);
      const others = result.problems.filter(({ questionCode }) => questionCode !== looked.declaration?.question.code);
      for (const { questionCode, message } of others) form.check(`line-${questionCode}`, false, message);
      const about = ['ENQ-12', 'ENQ-13'].includes(result.code) ? (looked.declaration?.question.code ?? 'form') : 'form';
      if (!form.wrong) form.check(about, false, result.explanation);
      return this.page(form, await this.look(visit, form));
    }
    const field = result.__typename === 'SharingRefused' ? boxOf(result.field, result.noteId, looked.lines) : 'form';
    form.check(field, false, result.explanation);
    return this.page(form, await this.look(visit, form));
  }

  private async look(visit: Visit, form: Form, more: readonly ConsideredLine[] = []): Promise<Looked> {
    const id = visit.id('id');
    const [{ answering }, { enquiryPolicy: policy }, { sharingPolicy: sharing }, viewer] = await Promise.all([
      this.api.ask('EnquiryAnswers', { id }, visit),
      this.api.ask('EnquiryPolicy', {}, visit),
      this.api.ask('SharingPolicy', {}, visit),
      visit.viewer(),
    ]);
    const { enquiry, groups } = found(answering);
    const notes = await this.decisions.open(visit, form, enquiry.sender);
    const draft = form.sent ? readNotes(form, notes.draft) : notes.draft;
    // What is graver is asked of what is attached; a card that was answered with "share" must not go from the page for having been answered.
    const [held, { checkAnswers: checked }, { checkAnswers: told }] = await Promise.all([
      this.heldNotes.of(visit, found(enquiry.person).id, draft.noteIds),
      this.api.ask('CheckAnswers', { id, noteIds: draft.noteIds }, visit),
      this.api.ask('CheckAnswers', { id, noteIds: toldNotes(draft) }, visit),
    ]);
    const known = found(checked).graver;
    const graver = [...known, ...more.filter(({ noteIds }) => !known.some((line) => line.noteIds.some((one) => noteIds.includes(one))))];
    return {
      answering: found(answering),
      checked: found(checked),
      expected: found(told).expectedLeftOut,
      policy,
      sharing,
      held,
      notes: { ...notes, draft },
      lines: noteLines(draft, graver, held.notes, londonDay(viewer?.now)),
      declaration: groups.flatMap(({ questions }) => questions).find(({ question, open }) => question.declaration && open),
    };
  }

  private page(posted: Form, looked: Looked, kept?: Kept): Answer {
    const form = looked.declaration ? prefilled(posted, [looked.declaration]) : posted;
    return show('journeys/answering/check-answers', { ...checkView(form, looked, kept), form });
  }
}

/** Sharing names the note and the part; the page has them in its cards. */
function boxOf(field: string | null, noteId: string | null, lines: readonly DecideLine[]): string {
  const at = lines.findIndex(({ noteIds }) => noteId !== null && noteIds.includes(noteId));
  if (at >= 0) return `outcome-0-${at}`;
  return field === 'necessity' || field === 'proportionality' ? field : 'form';
}
