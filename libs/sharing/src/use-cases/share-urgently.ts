import { AccessLog, type Actor } from '@lib/access';
import { type ConcernLevel, Invalid, isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { cleanAsked, type RecipientNamed, type SharingClean } from '../domain/sharing-asked.js';
import { allOrNothing } from '../store/all-or-nothing.js';
import type { SharingDone } from './keep-decision.js';
import { RecordUrgently } from './record-urgently.js';
import { SharingAct } from './sharing-act.js';

export interface UrgentAsked {
  readonly key: string;
  readonly personId: string;
  readonly body?: string | null;
  readonly noteIds?: readonly string[] | null;
  readonly category?: string | null;
  readonly level?: ConcernLevel | null;
  readonly recipients: readonly RecipientNamed[];
  readonly whyNow: string;
  readonly gateway: string;
}

/**
 * Share now, explain after: what, to whom, why now. It needs a gateway and no agreement. What is graver and undecided becomes one task,
 * and the sending does not wait for it.
 */
@Injectable()
export class ShareUrgently {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly act: SharingAct,
    private readonly recording: RecordUrgently,
    private readonly log: AccessLog,
  ) {}

  async execute(actor: Actor, input: UrgentAsked): Promise<SharingDone | Refusal> {
    const written = (input.body ?? '').trim() !== '';
    if (!written && (input.noteIds ?? []).length === 0) throw new Invalid({ body: 'Enter what they need to know, or choose what to send' });
    if (input.recipients.length === 0) throw new Invalid({ recipients: 'Choose who to tell' });
    const operation = 'shareUrgently';
    const clean = askedOf(input, input.noteIds ?? []);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.send(tx, actor, input, clean));
      const said = isRefusal(done) ? saidOfForm(done) : done;
      if (isRefusal(said))
        await this.log.write(tx, actor, { act: 'REFUSED', operation, code: said.code, subjectType: 'Person', personId: input.personId });
      return said;
    });
  }

  private async send(tx: Tx, actor: Actor, input: UrgentAsked, clean: SharingClean): Promise<SharingDone | Refusal> {
    const body = (input.body ?? '').trim();
    if (body === '') return this.act.within(tx, actor, clean, 'shareUrgently');
    const { personId, category, level } = input;
    const note = { personId, body, category, level, whyNow: clean.urgentReason ?? '' };
    const chosen = input.noteIds ?? [];
    // A note whose sharing is refused is not kept either: it was written only to be sent.
    return allOrNothing(tx, async () => {
      const noteId = await this.recording.execute(tx, actor, note, chosen);
      return isRefusal(noteId) ? noteId : this.act.within(tx, actor, askedOf(input, [noteId, ...chosen]), 'shareUrgently');
    });
  }
}

function askedOf(input: UrgentAsked, noteIds: readonly string[]): SharingClean {
  return cleanAsked({
    personId: input.personId,
    mode: 'URGENT',
    urgentReason: input.whyNow,
    recipients: input.recipients.map((recipient) => ({
      recipient,
      gateway: input.gateway,
      items: [{ noteIds, outcome: 'SHARED', reasonCode: 'TO_PROTECT_SOMEONE' }],
    })),
  });
}

/** The urgent form asks "why now"; the rule calls it the reason for urgency. */
function saidOfForm(refusal: Refusal & { readonly field?: string | null }): Refusal {
  return refusal.field === 'urgentReason' ? ({ ...refusal, field: 'whyNow' } as Refusal) : refusal;
}
