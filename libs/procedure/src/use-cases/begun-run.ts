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
import { notTheirs, type WhoActs } from '../domain/who-acts.js';
import { ShippedProcedures } from '../procedures/shipped.js';
import { takeRunTurn } from '../store/run-turn.js';
import { RunsStore, type RunToBegin } from '../store/runs.store.js';
import type { RunChanged } from './record-in-run.js';
import { RunRecord } from './run-record.js';

export interface BeginAsked {
  readonly code: string;
  /** The version that was shown. */
  readonly version: number;
  readonly variant?: string | null;
  readonly facts: readonly ReportedFact[];
}
/** A run is about a person of concern, or on a protection record: never both. */
export interface RunSubject {
  readonly personId: string | null;
  readonly protectionId: string | null;
  /** Whose run it is: the desk that keeps the record, or the unit of whoever begins it. */
  readonly unitId: string | null;
  readonly who: WhoActs;
  readonly operation: string;
}
type NewRun = RunToBegin;
const ABOUT = { PERSON_OF_CONCERN: 'personId', PERSON_AT_RISK: 'protectionId' } as const;

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

  refused(tx: Tx, actor: Actor, operation: string, code: string, personId?: string): Promise<void> {
    return this.record.refused(tx, actor, operation, code, personId === undefined ? {} : { personId });
  }

  async execute(tx: Tx, actor: Actor, asked: BeginAsked, subject: RunSubject): Promise<RunChanged | Refusal> {
    const { unitId, personId, protectionId } = subject;
    if (unitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const definition = this.asked(asked, subject);
    if (isRefusal(definition)) return definition;
    await takeRunTurn(tx, `${personId ?? protectionId} ${asked.code}`);
    const running = await this.store.running(tx, { personId, protectionId, code: asked.code });
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
    const theirs = notTheirs(state, started, subject.who);
    if (theirs !== null) return theirs;
    const run = newRun(actor, { id, unitId, definition, state, personId, protectionId, at });
    await this.keep(tx, actor, run, { state, started, operation: subject.operation });
    return { runId: id };
  }

  /** The map as it was shown, if it is about such a person. */
  private asked({ code, version }: BeginAsked, subject: RunSubject): ProcedureDefinition | Refusal {
    const definition = this.shipped.find(code);
    if (definition === undefined) return refuse('NO_SUCH_PROCEDURE', 'There is no such process map.');
    if (definition.version !== version) return refuse('MAP_CHANGED', 'This map has changed since. Look at it once more.');
    if (subject[ABOUT[definition.about]] !== null) return definition;
    return definition.about === 'PERSON_AT_RISK'
      ? refuse('KEPT_APART', 'This one is about a person at risk. It is begun on their protection record, by the desk that keeps it.')
      : refuse('KEPT_APART', 'This one is about a person of concern. It cannot be begun on a protection record.');
  }

  private async keep(tx: Tx, actor: Actor, run: Omit<NewRun, 'ledgerEntryId'>, { state, started, operation }: Begun): Promise<void> {
    const { facts, at } = started;
    const rationale = { variant: run.variant, facts: facts.map(({ fact, when }) => ({ fact, when: when.toISOString() })) };
    const variant = state.definition.variants.find(({ code }) => code === state.variant)?.title;
    const shown = variant === undefined ? 'begun' : `begun (${variant.toLowerCase()})`;
    const happening = { ledger: 'procedure.begun', trail: 'PROCEDURE_BEGUN', operation, at, shown, rationale } as const;
    const ledgerEntryId = await this.record.write(tx, actor, run, happening);
    await this.store.begin(tx, { ...run, ledgerEntryId });
    const party = { id: uuidV7(at, randomBytes(10)), runId: run.id, personId: run.personId, agencyId: run.agencyId, unitId: run.unitId };
    await this.store.letIn(tx, { ...party, since: at, letInBy: actor.staffId, grounds: null, ledgerEntryId });
    await this.store.keep(tx, run, state, { id: started.key, event: started, ledgerEntryId, silent: [] });
    await this.record.tell(tx, actor, run, happening);
    await this.store.tellWorker(tx, run.id);
  }
}

interface Begun {
  readonly state: RunState;
  readonly started: Started;
  readonly operation: string;
}
interface Beginning {
  readonly id: string;
  readonly unitId: string;
  readonly definition: ProcedureDefinition;
  readonly state: RunState;
  readonly personId: string | null;
  readonly protectionId: string | null;
  readonly at: Date;
}

function newRun(actor: Actor, { id, unitId, definition, state, personId, protectionId, at }: Beginning): Omit<NewRun, 'ledgerEntryId'> {
  const { code, version, title } = definition;
  return {
    id,
    reference: newReference(),
    personId,
    protectionId,
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
