import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { WorkItemAnswer } from '../../api/answers/my-work.js';
import type { DecisionAnswer } from '../../api/answers/receipts.js';
import type { Note, NoteDecision } from '../../api/answers/risk-notes.js';

import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { reasonLabel } from '../../view/policy-words.js';

type WorkItem = NonNullable<WorkItemAnswer['workItem']>;
type WorkForm = Form<'words' | 'endorse'>;
type DecisionRead = NonNullable<DecisionAnswer['decision']>;
/** A note and what was decided about it, or what was decided about an answer: then the decision names the question. */
type Withheld = { readonly note: Note; readonly decision: NoteDecision } | { readonly note: null; readonly decision: DecisionRead };
/** These are done by deciding about their notes, for the one recipient they name. */
const DECIDED = ['EXPLAIN_GRAVER', 'LESS_TOLD', 'GROUP_GAP', 'REVIEW_DUE', 'SENT_BACK'];

/** These may be about an answer to a question, which is no note: their subject is the decision. */
const ABOUT_DECISIONS = ['ENDORSE_WITHHOLDING', 'REVIEW_DUE', 'SENT_BACK'];

/** These are read and answered on a page of their own. */
const PAGES: Readonly<Record<string, string>> = {
  EMERGENCY_ACCESS: '/emergencies',
  REVIEW_SCOPE: '/reviews',
  CHANGE_TO_APPROVE: '/changes',
  CHANGE_TO_REVIEW: '/changes',
  ENQUIRY_TO_ANSWER: '/answering',
  ENQUIRY_OVERDUE: '/enquiries',
  ENQUIRY_UNANSWERED: '/enquiries',
  QUESTION_SET_TO_APPROVE: '/question-sets/versions',
  EXTRACT_TO_APPROVE: '/question-sets/extracts',
  ERASURE_TO_DECIDE: '/keeping/erasures',
  ACCESS_EXTRACT_TO_DECIDE: '/extracts',
  UNSAFE_WORK: '/team/unsafe',
  PROCEDURE_STEP: '/procedures/runs',
  PROCEDURE_TO_SIGN: '/procedures/runs',
  PROCEDURE_HANDOVER: '/procedures/runs',
  PROCEDURE_DUE_SOON: '/procedures/runs',
  PROCEDURE_LATE: '/procedures/runs',
  PROCEDURE_QUIET: '/procedures/runs',
  PROCEDURE_NOBODY: '/procedures/runs',
  RISK_DECISION_TO_ENDORSE: '/risk-decisions',
  RISK_DECISION_NOT_ENDORSED: '/risk-decisions',
  DISCLOSURE_TO_DECIDE: '/third-party-disclosures',
  DISCLOSURE_TO_TELL: '/third-party-disclosures',
  PLAN_REVIEW_DUE: '/plans',
  ACTION_TO_DO: '/actions',
  ACTION_ANSWERED: '/actions',
  ACTION_DECLINED: '/actions',
  ACTION_OVERDUE: '/actions',
  ACTION_CARRIED: '/actions',
};

/** These end only by the decision itself; a sentence about them would leave the question open. */
const NOT_BY_WORDS = ['EXPLAIN_GRAVER', 'LESS_TOLD', 'GROUP_GAP', 'REVIEW_DUE', 'DESK_QUESTION', 'ENQUIRY_TO_ANSWER', 'CONTRADICTION'];

/** One thing that waits for somebody: what it is, why, and the one press that does it. */
@Page({ path: '/work/:id', name: 'WORK_ITEM' })
export class WorkItemPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const item = await this.item(visit);
    const answers = (await visit.viewer())?.permissions.includes('answer:DeskQuestion') ?? false;
    const elsewhere = answeredAt(item, answers);
    if (elsewhere !== undefined) return goTo(elsewhere);
    return this.page(visit, visit.form('words', 'endorse'), item);
  }

  @Post()
  async done(@Visiting() visit: Visit): Promise<Answer> {
    const item = await this.item(visit);
    const form = visit.form('words', 'endorse');
    const done = item.kind === 'ENDORSE_WITHHOLDING' ? await this.endorse(visit, form, item) : await this.close(visit, form, item);
    return done ?? this.page(visit, form, item);
  }

  private async endorse(visit: Visit, form: WorkForm, item: WorkItem): Promise<Answer | undefined> {
    const endorse = form.value('endorse');
    form.check('endorse', endorse === 'yes' || endorse === 'no', 'Choose whether you endorse this decision');
    form.check('words', endorse !== 'no' || !isMeaningless(form.value('words')), 'Say why you send it back');
    if (item.subjectId === null) throw new NotFound();
    const input = { key: form.key, decisionId: item.subjectId, endorse: endorse === 'yes', words: form.optional('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('EndorseWithholding', { input }, visit));
    const result = answer?.endorseWithholding;
    if (result?.__typename === 'Endorsed') {
      return goTo('/', { title: input.endorse ? 'Endorsed. It is on the record.' : 'Sent back. It has to be decided again.' });
    }
    if (result) form.check('endorse', false, result.explanation);
    return undefined;
  }

  private async close(visit: Visit, form: WorkForm, item: WorkItem): Promise<Answer | undefined> {
    form.check('words', !isMeaningless(form.value('words')), 'Say what you did about this');
    const input = { key: form.key, id: item.id, words: form.value('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('CloseWork', { input }, visit));
    const result = answer?.closeWork;
    if (result?.__typename === 'WorkClosed') return goTo('/', { title: 'Done. What you said about it is kept.' });
    if (result) form.check('words', false, result.explanation);
    return undefined;
  }

  private async item(visit: Visit): Promise<WorkItem> {
    return found((await this.api.ask('WorkItem', { id: visit.id('id') }, visit)).workItem);
  }

  private async page(visit: Visit, form: WorkForm, item: WorkItem): Promise<Answer> {
    const withheld = await this.withheld(visit, item);
    const { sharingPolicy: policy } = await this.api.ask('SharingPolicy', {}, visit);
    const reason = withheld ? reasonLabel(policy, withheld.decision.outcome, withheld.decision.reasonCode) : '';
    const { reassignments } = await this.api.ask('ChangedHands', { workItemId: item.id }, visit);
    return show('journeys/work/work-item', {
      changedHands: reassignments.items,
      item,
      form,
      withheld,
      endorses: withheld !== undefined && item.kind === 'ENDORSE_WITHHOLDING',
      reason,
      back: '/',
      notes: item.noteIds,
      byWords: !NOT_BY_WORDS.includes(item.kind),
    });
  }

  /** The decision stands among those of its note; one about an answer stands alone. */
  private async withheld(visit: Visit, item: WorkItem): Promise<Withheld | undefined> {
    if (isAboutAnswer(item)) {
      const { decision } = await this.api.ask('Decision', { id: item.subjectId ?? '' }, visit);
      return decision === null ? undefined : { note: null, decision };
    }
    if (item.kind !== 'ENDORSE_WITHHOLDING') return undefined;
    for (const id of item.noteIds) {
      const { note } = await this.api.ask('Note', { id }, visit);
      const decision = note?.decisions.find((one) => one.id === item.subjectId);
      if (note && decision) return { note, decision };
    }
    return undefined;
  }
}

function isAboutAnswer({ kind, noteIds, person, subjectId }: WorkItem): boolean {
  return ABOUT_DECISIONS.includes(kind) && noteIds.length === 0 && person !== null && subjectId !== null;
}

/** Where the work is done, when that is not the work's own page. */
function answeredAt(item: WorkItem, answersDesk: boolean): string | undefined {
  const { kind, subjectId, closedAt } = item;
  if (kind === 'DESK_QUESTION') return answersDesk && subjectId ? `/questions/${subjectId}` : undefined;
  if (closedAt !== null) return undefined;
  if (kind === 'CONTRADICTION' && item.person) return `/cases/${item.person.id}/questions#contradictions`;
  return subjectId && kind in PAGES ? `${PAGES[kind]}/${subjectId}` : decidedAt(item);
}

function decidedAt({ id, kind, person, recipientAgency, noteIds }: WorkItem): string | undefined {
  const decidable = person !== null && recipientAgency !== null && noteIds.length > 0;
  return decidable && DECIDED.includes(kind) ? `/cases/${person.id}/share/decide?work=${id}` : undefined;
}
