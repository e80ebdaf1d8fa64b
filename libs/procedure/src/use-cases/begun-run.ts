import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Denied, isRefusal, newReference, type Refusal, refuse, uuidV7 } from '@lib/kernel';
import { PeopleReader, type PersonEntity } from '@lib/people';
import { canonicalHash, databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ProcedureDefinition } from '../domain/definition.js';
import { begin } from '../domain/life.js';
import type { ReportedFact, Started } from '../domain/run-events.js';
import type { RunState } from '../domain/run-state.js';
import { notTheirs } from '../domain/who-acts.js';
import { ShippedProcedures } from '../procedures/shipped.js';
import type { ProcedureRunEntity } from '../store/entities/procedure-run.entity.js';
import { takeRunTurn } from '../store/run-turn.js';
import { RunsStore } from '../store/runs.store.js';
import type { RunChanged } from './record-in-run.js';
import { RunRecord } from './run-record.js';

export interface BeginAsked {
  readonly personId: string;
  readonly code: string;
  /** The version that was shown. */
  readonly version: number;
  readonly variant?: string | null;
  readonly facts: readonly ReportedFact[];
}
type NewRun = Omit<ProcedureRunEntity, 'takesPart' | 'open' | 'workable'>;

/** What a run is when it begins: the map as it is now, its first event, and how every step stands by it. */
@Injectable()
export class BegunRun {
  constructor(
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly shipped: ShippedProcedures,
    private readonly store: RunsStore,
    private readonly record: RunRecord,
  ) {}

  /** Missing and not open to this person look alike. */
  async open(tx: Tx, actor: Actor, personId: string): Promise<PersonEntity> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    if (!person) throw new Error('checked, yet not there');
    return person;
  }

  async execute(tx: Tx, actor: Actor, asked: BeginAsked): Promise<RunChanged | Refusal> {
    const unitId = actor.homeUnitId;
    if (unitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const definition = this.shipped.find(asked.code);
    if (definition === undefined) return refuse('NO_SUCH_PROCEDURE', 'There is no such process map.');
    if (definition.version !== asked.version) return refuse('MAP_CHANGED', 'This map has changed since. Look at it once more.');
    if (definition.about === 'PERSON_AT_RISK')
      return refuse('KEPT_APART', 'This one is about a person at risk. It cannot be begun on the file of a person of concern.');
    await takeRunTurn(tx, `${asked.personId} ${asked.code}`);
    const running = await this.store.running(tx, asked);
    if (running !== null) return refuse('RUNS_ALREADY', `This runs already, as ${running.reference}.`, { runId: running.id });
    const at = await databaseNow(tx);
    const id = uuidV7(at, randomBytes(10));
    const started: Started = {
      type: 'STARTED',
      facts: asked.facts,
      key: uuidV7(at, randomBytes(10)),
      at,
      staffId: actor.staffId,
      agencyId: actor.agencyId,
    };
    const state = begin(definition, asked.variant ?? null, started);
    if (isRefusal(state)) return state;
    const theirs = notTheirs(state, started, actor);
    if (theirs !== null) return theirs;
    await this.keep(tx, actor, newRun(actor, { id, unitId, definition, state, personId: asked.personId, at }), state, started);
    return { runId: id };
  }

  private async keep(tx: Tx, actor: Actor, run: Omit<NewRun, 'ledgerEntryId'>, state: RunState, started: Started): Promise<void> {
    const { facts, at } = started;
    const rationale = { variant: run.variant, facts: facts.map(({ fact, when }) => ({ fact, when: when.toISOString() })) };
    const variant = state.definition.variants.find(({ code }) => code === state.variant)?.title;
    const shown = variant === undefined ? 'begun' : `begun (${variant.toLowerCase()})`;
    const happening = { ledger: 'procedure.begun', trail: 'PROCEDURE_BEGUN', operation: 'beginProcedure', at, shown, rationale } as const;
    const ledgerEntryId = await this.record.write(tx, actor, run, happening);
    await this.store.begin(tx, { ...run, ledgerEntryId });
    const party = { id: uuidV7(at, randomBytes(10)), runId: run.id, personId: run.personId, agencyId: run.agencyId, unitId: run.unitId };
    await this.store.letIn(tx, { ...party, since: at, letInBy: actor.staffId, grounds: null, ledgerEntryId });
    await this.store.keep(tx, run, state, { id: started.key, event: started, ledgerEntryId, silent: [] });
    await this.record.tell(tx, actor, run, happening);
    await this.store.tellWorker(tx, run.id);
  }
}

interface Beginning {
  readonly id: string;
  readonly unitId: string;
  readonly definition: ProcedureDefinition;
  readonly state: RunState;
  readonly personId: string;
  readonly at: Date;
}

function newRun(actor: Actor, { id, unitId, definition, state, personId, at }: Beginning): Omit<NewRun, 'ledgerEntryId'> {
  const { code, version, title } = definition;
  return {
    id,
    reference: newReference(),
    personId,
    code,
    version,
    title,
    variant: state.variant,
    definition,
    definitionHash: canonicalHash(definition),
    agencyId: actor.agencyId,
    unitId,
    begunBy: actor.staffId,
    begunAt: at,
    agencyIds: [actor.agencyId],
    phase: state.phase,
    endCode: state.end,
    overAt: null,
    events: 1,
  };
}
