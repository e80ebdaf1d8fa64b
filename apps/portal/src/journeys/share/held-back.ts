import type { ConcernLevel } from '@lib/kernel';
import { date } from '../../view/dates.js';
import { type Policy, reasonLabel } from '../../view/policy-words.js';
import { dayOf } from './decide-form.js';
import type { RecipientView } from './decide-view.js';
import type { ShareDraft } from './share-draft.js';

export interface HeldBack {
  readonly from: string;
  readonly title: string;
  readonly level: ConcernLevel;
  readonly count: number;
  readonly outcome: string;
  /** "Withheld from", "Not relevant to": as it reads before the recipient's name. */
  readonly phrase: string;
  readonly reason: string;
  readonly words: string;
  readonly until: string;
  readonly graver: boolean;
}

const PHRASES: Readonly<Record<string, string>> = { WITHHELD: 'Withheld from', DEFERRED: 'Put off for', NOT_RELEVANT: 'Not relevant to' };

/** Everything that does not go, with its reason: as the sharer will see it on the receipt, and the recipient never will. */
export function heldBack(views: readonly RecipientView[], draft: ShareDraft, policy: Policy): HeldBack[] {
  return views.flatMap((view) =>
    view.lines
      .filter(({ answer }) => answer.outcome !== 'SHARED' && answer.outcome !== 'SHARED_IN_PART')
      .filter(({ answer }) => answer.outcome !== '' || draft.mode === 'AFTERWARDS')
      .map(({ answer, ...line }) => ({
        from: view.name,
        title: line.title,
        level: line.level,
        count: line.notes.length,
        outcome: answer.outcome,
        phrase: PHRASES[answer.outcome] ?? '',
        reason: reasonLabel(policy, answer.outcome, answer.reasons[answer.outcome] ?? null),
        words: answer.words[answer.outcome] ?? '',
        until: untilOf(answer),
        graver: line.kind === 'GRAVER',
      })),
  );
}

function untilOf(answer: RecipientView['lines'][number]['answer']): string {
  if (answer.outcome === 'WITHHELD') return `Look again by ${date(dayOf(answer.review))}`;
  return answer.outcome === 'DEFERRED' ? `Decide by ${date(dayOf(answer.until))}` : '';
}
