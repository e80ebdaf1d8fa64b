import { type Actor, Authorise } from '@lib/access';
import { newReference, type Refusal, refuse } from '@lib/kernel';
import { PeopleReader, type PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalToDecide, type RiskDecisionAsked, type RiskDecisionSaid } from '../domain/risk-decision.js';
import { type ReliedOn, RiskDecisionsStore } from '../store/risk-decisions.store.js';
import { RunsStore } from '../store/runs.store.js';
import { RiskDecisionRecord } from './risk-decision-record.js';

export interface DecideAsked extends RiskDecisionAsked {
  readonly personId: string;
  readonly runId?: string | null;
  /** The one whose place it takes. */
  readonly supersedes?: string | null;
  /** Notes of the agency, and items that it received and opened. */
  readonly reliedOn: readonly string[];
}
export interface RiskDecided {
  readonly decisionId: string;
}
interface Deciding {
  readonly said: RiskDecisionSaid;
  readonly unitId: string;
  readonly at: Date;
  readonly id: string;
}

/** What a decision becomes: the entry, the row with what it rests on, the end of the one before, the trail, the work of looking at it. */
@Injectable()
export class KeepRiskDecision {
  constructor(
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly store: RiskDecisionsStore,
    private readonly runs: RunsStore,
    private readonly record: RiskDecisionRecord,
  ) {}

  person(tx: Tx, personId: string): Promise<PersonEntity | null> {
    return this.people.open(tx, personId);
  }

  async execute(tx: Tx, actor: Actor, asked: DecideAsked, { said, unitId, at, id }: Deciding): Promise<RiskDecided | Refusal> {
    await this.belongs(tx, actor, asked);
    const before = await this.before(tx, actor, asked);
    if (before !== null) return before;
    const relied = await this.store.relied(tx, asked.personId, asked.reliedOn);
    const unknown = asked.reliedOn.find((one) => !relied.some((known) => known.id === one));
    if (unknown !== undefined) await this.missing(actor, 'RiskNote', unknown);
    const refusal = refusalToDecide(said, relied);
    if (refusal !== null) return refusal;
    const { personId } = asked;
    const decision = {
      id,
      personId,
      agencyId: actor.agencyId,
      unitId,
      reference: newReference(),
      question: said.question,
      decidedBy: actor.staffId,
    };
    const ledgerEntryId = await this.record.decided(tx, actor, decision, at, committed(asked, said, relied));
    const row = {
      ...decision,
      ...said,
      runId: asked.runId ?? null,
      supersedes: asked.supersedes ?? null,
      decidedAt: at,
      ledgerEntryId,
      ...NOT_YET,
    };
    await this.store.add(tx, row, relied);
    await this.record.stands(tx, actor, row, said.options[said.chosen]?.title ?? '');
    return { decisionId: id };
  }

  /** A run it is taken in is one about this person, in which the agency takes part. */
  private async belongs(tx: Tx, actor: Actor, { runId, personId }: DecideAsked): Promise<void> {
    if (runId == null) return;
    const run = await this.runs.find(tx, runId);
    await this.authorise.check(actor, 'read', 'ProcedureRun', run, { asked: runId });
    if (run?.personId !== personId) await this.missing(actor, 'ProcedureRun', runId);
  }

  /** About somebody else, or not for them: told like what is not there, and on the log under the id that was asked for. */
  private missing(actor: Actor, subject: 'RiskNote' | 'ProcedureRun' | 'RiskDecision', asked: string): Promise<void> {
    return this.authorise.check(actor, 'read', subject, null, { asked });
  }

  private async before(tx: Tx, actor: Actor, { supersedes, personId }: DecideAsked): Promise<Refusal | null> {
    if (supersedes == null) return null;
    await this.store.takeTurn(tx, supersedes);
    const found = await this.store.find(tx, supersedes);
    await this.authorise.check(actor, 'record', 'RiskDecision', found, { asked: supersedes });
    if (found?.personId !== personId) await this.missing(actor, 'RiskDecision', supersedes);
    return found?.supersededAt == null ? null : refuse('RMD-07', 'Another decision has taken the place of this one.', { field: null });
  }
}

const NOT_YET = { supersededAt: null, lookedAtBy: null, lookedAt: null, endorsed: null, lookedAtWords: null } as const;

/** What the permanent record commits to: the words, and which versions it rests on; never the text of those. */
function committed(asked: DecideAsked, said: RiskDecisionSaid, relied: readonly ReliedOn[]) {
  return {
    question: said.question,
    options: said.options.map((option) => ({ ...option })),
    chosen: said.chosen,
    rationale: said.rationale,
    dissent: said.dissent,
    nothingReliedOn: said.nothingReliedOn,
    reliedOn: relied.map(({ kind, id, version }) => ({ kind, id, version })),
    runId: asked.runId ?? null,
    supersedes: asked.supersedes ?? null,
  };
}
