import { Injectable } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import type { ConsiderEnquiryInput } from '../../api/answers/asking.js';
import type { RecipientInput } from '../../api/answers/sharing.js';
import { NotFound } from '../../api/api-failure.js';
import { type Answer, goTo } from '../../page/answer.js';
import { Drafts } from '../../page/drafts.js';
import type { Visit } from '../../page/visit.js';
import { type AskDraft, ENQUIRY_DRAFT, readAskDraft } from './ask-draft.js';

export interface OpenedAsk {
  readonly draftId: string;
  readonly draft: AskDraft;
}
export type AskStep = 'new' | 'review' | 'purpose' | 'check';

export const askAddress = (personId: string, step: AskStep, draftId: string): string =>
  `/cases/${personId}/questions/${step}?draft=${draftId}`;

export function alreadyAsked(personId: string): Answer {
  const title = 'That has been asked, or its draft thrown away. These are the questions about this person.';
  return goTo(`/cases/${personId}/questions`, { variant: 'information', title });
}

export function addresseeOf({ agencyId, unitId, staffId }: AskDraft): RecipientInput {
  return { agencyId, ...(unitId && { unitId }), ...(staffId && { staffId }) };
}

/** The number as typed, when it is one; the API says what is wrong with it otherwise. */
export function workingDaysOf({ workingDays }: Pick<AskDraft, 'workingDays'>): number | undefined {
  return /^\s*\d{1,3}\s*$/.test(workingDays) ? Number(workingDays) : undefined;
}

export function considerInput(personId: string, draft: AskDraft): ConsiderEnquiryInput {
  const days = workingDaysOf(draft);
  const asked = days !== undefined && days >= 1 && days <= 60 ? { workingDays: days } : {};
  return { personId, setCode: draft.setCode, recipient: addresseeOf(draft), ...asked };
}

/** Between its pages an enquiry lives behind the API under the person's own access: it outlasts a sign-out and is found again from My work. */
@Injectable()
export class AskDrafts {
  constructor(private readonly drafts: Drafts) {}

  /** None when it has been asked or thrown away since: Back after asking leads here. */
  async find(visit: Visit, personId: string): Promise<OpenedAsk | undefined> {
    const draftId = visit.query('draft');
    if (!isUuid(draftId)) throw new NotFound();
    const kept = await this.drafts.open(visit, draftId).catch((error: unknown) => {
      if (error instanceof NotFound) return undefined;
      throw error;
    });
    const draft = kept?.person.id === personId ? readAskDraft([kept.typed.enquiry ?? ''].flat()[0] ?? '') : null;
    return draft ? { draftId, draft } : undefined;
  }

  /** `step` is the page to come back to. */
  keep(visit: Visit, personId: string, draft: AskDraft, step: AskStep, id?: string): Promise<string> {
    const page = `/cases/${personId}/questions/${step}`;
    return this.drafts.save(visit, { id, kind: ENQUIRY_DRAFT, personId, page, typed: { enquiry: JSON.stringify(draft) } });
  }

  /** It has been asked: whether the draft goes as well is no reason to say that it was not. */
  async done(visit: Visit, draftId: string): Promise<void> {
    await this.drafts.discard(visit, draftId).catch(() => undefined);
  }
}
