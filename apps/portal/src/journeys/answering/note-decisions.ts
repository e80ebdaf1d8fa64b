import { Injectable } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import type { ConsideredLine, ItemDecisionInput, RecipientConsideration } from '../../api/answers/sharing.js';
import type { NoteLine } from '../../api/answers/risk-notes.js';
import type { AgencyName } from '../../api/answers/words.js';
import { NotFound } from '../../api/api-failure.js';
import { Drafts } from '../../page/drafts.js';
import type { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';
import type { Policy } from '../../view/policy-words.js';
import { leftOutName } from '../share/choose-form.js';
import { checkLines, readDecisions } from '../share/decide-form.js';
import { decideInput } from '../share/decide-input.js';
import { type DecideLine, linesFor } from '../share/lines.js';
import { newShareDraft, readShareDraft, recipientDraft, type ShareDraft } from '../share/share-draft.js';
import { answerAddress } from './pages-of-group.js';

interface Asker {
  readonly id: string;
  readonly name: string;
}
export interface NotesDraft {
  readonly draft: ShareDraft;
  readonly draftId: string | undefined;
}

/**
 * Risk notes that go, or do not go, with the answers: decided in the way of a share to the one agency that asked. What is decided so far is
 * a share's draft, so that it outlasts a sign-out and is found again from My work.
 */
@Injectable()
export class NoteDecisions {
  constructor(private readonly drafts: Drafts) {}

  async open(visit: Visit, form: Form, asker: Asker): Promise<NotesDraft> {
    const draftId = form.draftId ?? visit.query('draft');
    const kept = draftId && isUuid(draftId) ? await this.find(visit, draftId) : null;
    const mine = kept?.recipients.every(({ agencyId }) => agencyId === asker.id) ? kept : null;
    const draft = mine ?? newShareDraft({ recipients: [recipientDraft({ agencyId: asker.id })] });
    return { draft, draftId: mine ? draftId : undefined };
  }

  keep(visit: Visit, personId: string, draft: ShareDraft, id: string | undefined): Promise<string> {
    const page = answerAddress(visit.id('id'), '/check');
    return this.drafts.save(visit, { id, kind: 'SHARE', personId, page, typed: { share: JSON.stringify(draft) } });
  }

  /** They have been sent: whether the draft goes as well is no reason to say that they were not. */
  async done(visit: Visit, id: string | undefined): Promise<void> {
    if (id) await this.drafts.discard(visit, id).catch(() => undefined);
  }

  private async find(visit: Visit, id: string): Promise<ShareDraft | null> {
    try {
      const kept = await this.drafts.open(visit, id);
      return readShareDraft([kept.typed.share ?? ''].flat()[0] ?? '');
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}

/** What was posted, put into the draft: which notes are attached, which series is opened, and what was decided about each. */
export function readNotes(form: Form, draft: ShareDraft): ShareDraft {
  const [press, id = ''] = form.value('_press').split(' ');
  const attached = [...draft.noteIds, ...(press === 'attach' ? form.all('attach').filter(isUuid) : [])];
  return {
    ...readDecisions(form, draft),
    noteIds: [...new Set(attached)],
    opened: press === 'open' && isUuid(id) ? [...new Set([...draft.opened, id])] : draft.opened,
  };
}

/** What goes with the answers, so far: others may be expected to be told of it too. */
export function toldNotes({ noteIds, recipients }: ShareDraft): string[] {
  const lines = recipients.flatMap((to) => to.lines);
  const kept = lines.filter(({ outcome }) => !['SHARED', 'SHARED_IN_PART'].includes(outcome)).flatMap((line) => line.noteIds);
  return [...new Set([...noteIds, ...lines.flatMap((line) => line.noteIds)])].filter((id) => !kept.includes(id));
}

/** Why an agency that policy expects to be told of a note is not told by this. */
export function readLeftOut(form: Form, expected: readonly AgencyName[]): { agencyId: string; reasonWords: string }[] {
  return expected.map(({ id, name }) => {
    const reasonWords = form.value(leftOutName(id));
    form.check(leftOutName(id), !isMeaningless(reasonWords), `Say why ${name} is not told by this. You can share it with them afterwards`);
    return { agencyId: id, reasonWords };
  });
}

/** The lines to decide about: what is attached goes unless it is changed; what is graver has to be decided. */
export function noteLines(draft: ShareDraft, graver: readonly ConsideredLine[], held: readonly NoteLine[], today: string): DecideLine[] {
  const [to] = draft.recipients;
  const left = graver.filter(({ noteIds }) => !noteIds.some((id) => draft.noteIds.includes(id)));
  return to ? linesFor(draft, to, { graver: left, asGrave: [] } as unknown as RecipientConsideration, held, today) : [];
}

export function checkNotes(form: Form, lines: readonly DecideLine[], name: string, policy: Policy): void {
  checkLines(form, lines, { at: 0, name, mayWait: false }, policy);
}

export function noteItems(draft: ShareDraft, lines: readonly DecideLine[], personId: string): readonly ItemDecisionInput[] {
  const recipients = draft.recipients.map((to) => ({ ...to, lines: lines.map(({ answer }) => answer) }));
  return decideInput({ ...draft, recipients }, personId, undefined).recipients[0]?.items ?? [];
}
