import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ImpactLine } from '../domain/change-impact.js';
import { type ChangeKind, familyOf } from '../domain/change-kinds.js';
import type { ChangeSubject } from '../store/change-facts.js';
import type { ChangeEntity } from '../store/change.entity.js';
import { Changes, type Settled } from '../store/changes.js';
import { AskAboutChange } from './ask-about-change.js';
import type { ChangeDrawnUp } from './draw-up.js';

/** Whoever takes something away at once has it looked at by a second person within this time. */
const REVIEWED_WITHIN_MS = 24 * 60 * 60 * 1000;

export interface Answer {
  readonly change: ChangeEntity;
  readonly answer: 'AGREED' | 'DECLINED';
  readonly words: string | null;
  readonly impact: readonly ImpactLine[];
}

/** A change on the permanent record: proposed with its reason and its effect, answered by others, and then done or not done. */
@Injectable()
export class ChangeRecord {
  constructor(
    private readonly changes: Changes,
    private readonly ledger: Ledger,
    private readonly ask: AskAboutChange,
    private readonly log: AccessLog,
  ) {}

  takeTurn(tx: Tx, of: { agreementId: string | null; agencyId: string }): Promise<void> {
    return this.changes.takeTurn(tx, of.agreementId ?? of.agencyId);
  }

  sameWaits(tx: Tx, kind: ChangeKind, of: ChangeSubject): Promise<boolean> {
    return this.changes.sameWaits(tx, kind, of);
  }

  find(tx: Tx, id: string): Promise<ChangeEntity | null> {
    return this.changes.find(tx, id);
  }

  /** Why it cannot be answered any more, or null. */
  async over(tx: Tx, actor: Actor, change: ChangeEntity): Promise<'SETTLED' | 'ANSWERED' | 'OUTDATED' | null> {
    if (change.outcome !== null) return 'SETTLED';
    if (await this.changes.answered(tx, change.id, actor.agencyId)) return 'ANSWERED';
    return (await this.changes.outdated(tx, change.id)) ? 'OUTDATED' : null;
  }

  async propose(tx: Tx, actor: Actor, drawn: ChangeDrawnUp & { kind: ChangeKind; reason: string }): Promise<string> {
    const { kind, reason, subject, before, after, impact, atOnce } = drawn;
    const { id, at } = await this.changes.begin(tx);
    const rationale = { change: id, kind, words: reason, before: plain(before), after: { ...after }, about: { ...subject }, atOnce };
    const { entryId } = await this.ledger.append(tx, actor, { kind: 'change.proposed', occurredAt: at, rationale });
    const answerDueAt = atOnce ? new Date(at.getTime() + REVIEWED_WITHIN_MS) : null;
    const row = { id, kind, reason, ...subject, before, after, atOnce, answerDueAt, family: familyOf(kind), ledgerEntryId: entryId };
    const who = { agencyId: actor.agencyId, proposedBy: actor.staffId, agencyIds: [...drawn.agencyIds], answerBy: [...drawn.answerBy] };
    await this.changes.add(tx, { ...row, ...who });
    await this.changes.keepImpact(tx, { changeId: id, agencyId: actor.agencyId, staffId: actor.staffId, stage: 'PROPOSED', lines: impact });
    if (atOnce) await this.changes.settle(tx, id);
    await this.ask.execute(tx, { ...row, ...who });
    await this.log.write(tx, actor, {
      act: atOnce ? 'ALTERATION' : 'COLLECTION',
      operation: 'proposeChange',
      subjectType: 'Change',
      subjectId: id,
    });
    return id;
  }

  async answer(tx: Tx, actor: Actor, { change, answer, words, impact }: Answer): Promise<Settled> {
    const { at } = await this.changes.begin(tx);
    const mine = { changeId: change.id, agencyId: actor.agencyId, staffId: actor.staffId };
    const kind = answer === 'AGREED' ? ('change.agreed' as const) : ('change.declined' as const);
    const rationale = {
      change: change.id,
      kind: change.kind,
      ...(words === null ? {} : { words }),
      impact: impact.map((line) => ({ ...line })),
    };
    const supersedes = change.agencyId === actor.agencyId ? { supersedes: change.ledgerEntryId } : {};
    const { entryId } = await this.ledger.append(tx, actor, { kind, occurredAt: at, rationale, ...supersedes });
    await this.changes.answer(tx, { ...mine, answer, words, ledgerEntryId: entryId });
    await this.changes.keepImpact(tx, { ...mine, stage: 'ANSWERED', lines: impact });
    const settled = await this.changes.settle(tx, change.id);
    await this.ask.answered(tx, change, { agencyId: actor.agencyId, settled });
    const operation = answer === 'AGREED' ? 'approveChange' : 'declineChange';
    await this.log.write(tx, actor, { act: 'ALTERATION', operation, subjectType: 'Change', subjectId: change.id, details: { settled } });
    return settled;
  }
}

/** The record takes plain values only: what is not there is left out. */
function plain(state: object): Record<string, string | boolean | null | string[]> {
  return JSON.parse(JSON.stringify(state)) as Record<string, string | boolean | null | string[]>;
}
