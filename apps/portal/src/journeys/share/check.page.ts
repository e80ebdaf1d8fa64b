import { isUuid } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import type { ConsiderAnswer, DecideInput, DecideSharingAnswer, SharedReceipt, SharePreview } from '../../api/answers/sharing.js';
import type { PersonHeader } from '../../api/answers/people.js';
import { FieldErrors } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import type { Flash } from '../../shell/session.js';
import { londonDay } from '../../view/dates.js';
import { counted } from '../../view/words.js';
import { addressOf, decideInput } from './decide-input.js';
import { recipientViews } from './decide-view.js';
import { HeldNotes } from './held-notes.js';
import { heldBack, type HeldBack } from './held-back.js';
import { readSent, writeSent } from './sent-input.js';
import { alreadyGone, type OpenedDraft, ShareDrafts } from './share-drafts.js';

interface Checked {
  readonly person: PersonHeader;
  readonly consider: ConsiderAnswer['consider'];
  readonly preview: readonly SharePreview[];
  readonly held: readonly HeldBack[];
  readonly leftOut: readonly { readonly name: string; readonly reasonWords: string }[];
}

/** Step 3: exactly what each of them will read, what is held back and why, and what this record cannot see. Then it goes. */
@Page({ path: '/cases/:id/share/check', name: 'SHARE_CHECK' })
export class CheckSharePage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: ShareDrafts,
    private readonly held: HeldNotes,
  ) {}

  @Get()
  async check(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const kept = await this.drafts.find(visit, personId);
    if (!kept) return alreadyGone(personId);
    const input = decideInput(kept.draft, personId, kept.draftId);
    try {
      return this.page(visit.form<string>(), kept, input, await this.look(visit, kept, input));
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      const text = Object.values(error.fields).join('. ');
      return goTo(decideAddress(kept, personId), { variant: 'warning', title: 'Something has to be put right first', text });
    }
  }

  /** What was previewed is what goes: the form carries the very input, so that sending twice is the same act twice. */
  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const form = visit.form<string>();
    const input = readSent(form.value('input'), personId);
    if (!input)
      return goTo(`/cases/${personId}/share`, {
        variant: 'warning',
        title: 'Nothing was sent. Start again: the page had lost its content.',
      });
    const answer = await form.attempt(() => this.api.ask('DecideSharing', { input }, visit));
    const back = `/cases/${personId}/share/decide?draft=${input.draftId ?? ''}`;
    if (answer) return this.after(answer.decideSharing, personId, back, meetingOf(form));
    if (form.unknown) {
      const { person } = await this.api.ask('PersonHeader', { id: personId }, visit);
      return show('journeys/share/send-again', {
        title: 'Press Send once more',
        person: found(person),
        form,
        input: form.value('input'),
        meeting: meetingOf(form),
        back,
      });
    }
    return goTo(back, { variant: 'warning', title: 'Nothing was sent', text: Object.values(form.errors).join('. ') });
  }

  private after(result: DecideSharingAnswer['decideSharing'], personId: string, back: string, meeting: string | undefined): Answer {
    if (result.__typename === 'SharedReceipt') {
      if (meeting)
        return goTo(`/conferences/people/${meeting}`, {
          ...sentFlash(result),
          title: `${sentFlash(result).title}. ${result.set.reference}`,
        });
      return goTo(`/receipts/${result.set.id}`, sentFlash(result));
    }
    if (result.__typename === 'KeyReused')
      return goTo(`/cases/${personId}/sharing-record`, { variant: 'warning', title: result.explanation });
    return goTo(back, { variant: 'warning', title: 'Nothing was sent', text: result.explanation });
  }

  private async look(visit: Visit, { draft }: OpenedDraft, input: DecideInput): Promise<Checked> {
    const { personId } = input;
    const considerInput = { personId, noteIds: draft.noteIds, recipients: draft.recipients.map(addressOf), mode: draft.mode };
    const [{ person, notes, possibleRecipients }, { consider }, { preview }, { sharingPolicy }, viewer] = await Promise.all([
      this.held.of(visit, personId, draft.noteIds),
      this.api.ask('Consider', { input: considerInput }, visit),
      this.api.ask('Preview', { input }, visit),
      this.api.ask('SharingPolicy', {}, visit),
      visit.viewer(),
    ]);
    const views = recipientViews(draft, consider, notes, londonDay(viewer?.now));
    const nameOf = (id: string): string => possibleRecipients.find(({ agency }) => agency.id === id)?.agency.name ?? 'An expected agency';
    const leftOut = [...draft.leftOut, ...draft.leftOutLater].map(({ agencyId, reasonWords }) => ({ name: nameOf(agencyId), reasonWords }));
    return { person, consider, preview, held: heldBack(views, draft, sharingPolicy), leftOut };
  }

  private page(form: Form, kept: OpenedDraft, input: DecideInput, { person, consider, preview, held, leftOut }: Checked): Answer {
    const graver = held.filter((one) => one.graver);
    const told = preview.filter(({ items }) => items.length > 0).length;
    return show('journeys/share/check', {
      title: kept.draft.mode === 'AFTERWARDS' ? 'Check what you told them' : 'Check what goes',
      person,
      form,
      back: decideAddress(kept, person.id),
      input: writeSent(input),
      preview,
      held,
      leftOut,
      silentSources: consider.silentSources,
      groupAsked: consider.groupAsked,
      explains: kept.draft.explains,
      meeting: kept.draft.conferenceItemId,
      afterwards: kept.draft.mode === 'AFTERWARDS',
      toldHow: kept.draft.toldHow,
      toldAt: kept.draft.toldAt,
      pause:
        graver.length === 0
          ? undefined
          : `You are sharing with ${counted(told, 'recipient')} and holding back ${counted(graver.length, 'more serious item')}`,
      graver,
      told,
    });
  }
}

/** Told at a conference, about somebody on its agenda: there one goes back to. */
function meetingOf(form: Form): string | undefined {
  const id = form.value('meeting');
  return isUuid(id) ? id : undefined;
}

/** The sentence about other sources is the same whether they hold anything or not. */
export function sentFlash({ shares, groupAsked }: Pick<SharedReceipt, 'shares' | 'groupAsked'>): Flash {
  const told = shares.map(({ recipientAgency }) => recipientAgency.shortName);
  const title = told.length > 0 ? `Sent to ${told.join(', ')}` : 'Your decision is recorded';
  return { title, ...(groupAsked && { text: 'Another source in your organisation has been asked.' }) };
}

function decideAddress(kept: OpenedDraft, personId: string): string {
  return `/cases/${personId}/share/decide?draft=${kept.draftId}`;
}
