import { AccessLog, type Actor } from '@lib/access';
import { isMeaningless, isRefusal, plainText, type Refusal, refuse } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { familyOf } from '../domain/change-kinds.js';
import { type ChangeAsked } from '../domain/draw-up-change.js';
import { ChangeRecord } from './change-record.js';
import { DrawUp } from './draw-up.js';

export interface ProposeChangeAsked extends ChangeAsked {
  readonly key: string;
  readonly reason: string;
  /** Of the consideration that was shown. */
  readonly seen: string;
}

/** Proposes a change; taking away is done in the same moment and looked at by somebody else afterwards. */
@Injectable()
export class ProposeChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly drawing: DrawUp,
    private readonly record: ChangeRecord,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, asked: ProposeChangeAsked): Promise<{ changeId: string } | Refusal> {
    const input = { ...asked, reason: plainText(asked.reason, { field: 'reason', label: 'Reason', max: 2000 }) };
    const operation = 'proposeChange';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.propose(tx, actor, input));
      const entry = { operation, subjectType: 'Change', details: { kind: asked.kind } };
      if (isRefusal(done)) await this.log.write(tx, actor, { ...entry, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async propose(tx: Tx, actor: Actor, asked: ProposeChangeAsked): Promise<{ changeId: string } | Refusal> {
    if (isMeaningless(asked.reason)) return refuse('CHG-06', 'Say why, in a few words', { field: 'reason' });
    await this.record.takeTurn(tx, {
      agreementId: familyOf(asked.kind) === 'AGREEMENT' ? (asked.agreementId ?? null) : null,
      agencyId: actor.agencyId,
    });
    const drawn = await this.drawing.change(tx, actor, asked);
    if (isRefusal(drawn)) return drawn;
    if (!('seen' in drawn)) throw new Error('neither drawn up nor refused');
    if (drawn.seen !== asked.seen) {
      return refuse('CHG-02', 'What this does has changed since you looked. Nothing was changed: read it again, and confirm.', { drawn });
    }
    if (await this.record.sameWaits(tx, asked.kind, drawn.subject)) {
      return refuse('CHG-04', 'The same change has been proposed already and waits for an answer. Nothing was added.');
    }
    return { changeId: await this.record.propose(tx, actor, { kind: asked.kind, reason: asked.reason, ...drawn }) };
  }
}
