import { Get, Post } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import {
  checkChoices,
  type Choice,
  choicesOf,
  leftOutName,
  narrowName,
  readLeftOut,
  readRecipients,
  tellName,
  whyName,
} from './choose-form.js';
import { type Held, HeldNotes } from './held-notes.js';
import { noteChoice } from './note-choices.js';
import { newShareDraft, recipientDraft, type RecipientDraft, type ShareDraft } from './share-draft.js';
import { type OpenedDraft, ShareDrafts } from './share-drafts.js';
import { checkTold, readTold, toldPrefill } from './told-form.js';

/** Step 1: which notes, to whom, and one line each on why they need it. Nobody is ticked beforehand. */
@Page({ path: ['/cases/:id/share', '/cases/:id/told'], name: 'SHARE_CHOOSE' })
export class ChooseSharePage {
  constructor(
    private readonly drafts: ShareDrafts,
    private readonly held: HeldNotes,
  ) {}

  @Get()
  async choose(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const kept = visit.query('draft') === undefined ? undefined : await this.drafts.open(visit, personId);
    const noteIds = kept?.draft.noteIds ?? visit.queries('note').filter(isUuid);
    const answer = await this.held.of(visit, personId, noteIds);
    const form = visit.form(...namesFor(answer)).prefill(prefilled(kept, noteIds, answer, visit.queries('to').filter(isUuid)));
    return this.page(visit, form, answer, kept);
  }

  @Post()
  async chosen(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const kept = visit.query('draft') === undefined ? undefined : await this.drafts.open(visit, personId);
    const posted = visit.form('notes');
    const noteIds = posted.all('notes').filter(isUuid);
    const answer = await this.held.of(visit, personId, noteIds);
    const form = visit.form(...namesFor(answer));
    const choices = choicesOf(answer, noteIds);
    const afterwards = visit.path.endsWith('/told');
    checkChoices(form, choices);
    if (afterwards) checkTold(form);
    if (form.wrong) return this.page(visit, form, answer, kept);
    const draft: ShareDraft = {
      ...(kept?.draft ?? newShareDraft({ mode: afterwards ? 'AFTERWARDS' : 'ROUTINE' })),
      noteIds,
      recipients: readRecipients(form, choices, kept?.draft.recipients ?? []),
      leftOut: readLeftOut(form, choices),
      ...(afterwards && readTold(form)),
    };
    const draftId = await form.attempt(() => this.drafts.keep(visit, personId, draft, 'decide', kept?.draftId));
    return draftId === undefined ? this.page(visit, form, answer, kept) : goTo(`/cases/${personId}/share/decide?draft=${draftId}`);
  }

  private page(visit: Visit, form: Form, answer: Held, kept: OpenedDraft | undefined): Answer {
    const { person, notes } = answer;
    const chosen = new Set(form.all('notes'));
    const afterwards = visit.path.endsWith('/told');
    const choices = choicesOf(answer, [...chosen]).map((choice) => inWords(choice, afterwards));
    const listed = (some: boolean) => notes.filter((note) => chosen.has(note.id) === some).map((note) => noteChoice(note, some));
    const isNear = (choice: Choice): boolean => choice.member || form.has('to', choice.agencyId);
    return show('journeys/share/choose-share', {
      title: afterwards ? 'I have already told them' : 'Who needs to know this?',
      person,
      form,
      back: `/cases/${person.id}`,
      query: [...chosen].map((id, at) => `${at === 0 ? '?' : '&'}note=${id}`).join(''),
      draftId: kept?.draftId,
      afterwards,
      chosen: listed(true),
      others: listed(false),
      moreNotes: answer.moreNotes,
      expected: choices.filter((choice) => choice.expected),
      members: choices.filter((choice) => !choice.expected && isNear(choice)),
      elsewhere: choices.filter((choice) => !choice.expected && !isNear(choice)),
    });
  }
}

function inWords(choice: Choice, afterwards: boolean): Choice & Record<string, unknown> {
  const agreement = choice.agreement ? '' : 'No sharing agreement is in force with them. They can be told only when it is urgent.';
  const because = 'Policy expects them to be told about this kind of note at this stage.';
  return {
    ...choice,
    note: [choice.settled ? 'They have been told of this already, or a decision not to tell them is in force.' : '', agreement]
      .filter(Boolean)
      .join(' '),
    expectedBecause: [because, agreement].filter(Boolean).join(' '),
    yesText: afterwards ? 'I told them' : 'Tell them',
    noText: afterwards ? 'I did not tell them' : 'Do not tell them',
    narrowItems: [{ value: '', text: `Anyone at ${choice.name} working with this person` }, ...choice.narrower],
  };
}

function namesFor(answer: Held): string[] {
  const per = answer.possibleRecipients.flatMap(({ agency: { id } }) => [whyName(id), tellName(id), leftOutName(id), narrowName(id)]);
  return ['notes', 'to', 'toldHow', 'toldOn', 'toldTime', ...per];
}

/** `asked` are agencies that the address names: somebody pressed their cell to come here. */
function prefilled(
  kept: OpenedDraft | undefined,
  noteIds: readonly string[],
  answer: Held,
  asked: readonly string[],
): Record<string, string | readonly string[]> {
  const expected = new Set(choicesOf(answer, noteIds).flatMap((choice) => (choice.expected ? [choice.agencyId] : [])));
  const to = kept?.draft.recipients ?? asked.map((agencyId) => recipientDraft({ agencyId, whyNeeded: '' }));
  const perRecipient = to.flatMap((one) => [
    [whyName(one.agencyId), one.whyNeeded],
    [narrowName(one.agencyId), narrowed(one)],
    ...(expected.has(one.agencyId) ? [[tellName(one.agencyId), 'yes']] : []),
  ]);
  const leftOut = (kept?.draft.leftOut ?? []).flatMap((one) => [
    [tellName(one.agencyId), 'no'],
    [leftOutName(one.agencyId), one.reasonWords],
  ]);
  return {
    notes: noteIds,
    to: to.filter(({ agencyId }) => !expected.has(agencyId)).map(({ agencyId }) => agencyId),
    ...(kept && toldPrefill(kept.draft)),
    ...(Object.fromEntries([...perRecipient, ...leftOut]) as Record<string, string>),
  };
}

function narrowed(to: RecipientDraft): string {
  if (to.staffId) return `staff ${to.staffId}`;
  return to.unitId ? `unit ${to.unitId}` : '';
}
