import type { RunEvent } from '../domain/run-events.js';
import type { ProcedureEventEntity } from './entities/procedure-event.entity.js';

/** What was written, apart from what was done: it is the writing agency's own. */
export interface WordsOf {
  readonly words: string;
  readonly instead: string | null;
}
export type EventRow = Omit<ProcedureEventEntity, 'id' | 'runId' | 'n' | 'ledgerEntryId'>;

const NOTHING = {
  stepKey: null, fact: null, outcome: null, endCode: null, happenedAt: null, nextAt: null, toStaffId: null, facts: null,
} as const; // prettier-ignore

export function rowOf(event: RunEvent): EventRow {
  const { type, at, agencyId, staffId } = event;
  return { ...NOTHING, type, at, agencyId, staffId, worded: wordsOf(event) !== null, ...said(event) };
}

function said(event: RunEvent): Partial<EventRow> {
  switch (event.type) {
    case 'STARTED':
      return { facts: event.facts.map(({ fact, when }) => ({ fact, when: when.toISOString() })) };
    case 'FACT_REPORTED':
      return { fact: event.fact, happenedAt: event.when };
    case 'TRIED':
      return { stepKey: event.step, nextAt: event.nextAt };
    case 'DONE':
      return { stepKey: event.step, outcome: event.outcome, happenedAt: event.when };
    case 'HANDED_ON':
      return { stepKey: event.step, toStaffId: event.toStaffId };
    case 'FINISHED':
      return { endCode: event.end };
    case 'STOPPED':
      return {};
    default:
      return { stepKey: event.step };
  }
}

export function wordsOf(event: RunEvent): WordsOf | null {
  switch (event.type) {
    case 'TRIED':
    case 'SENT_BACK':
    case 'HANDOVER_DECLINED':
    case 'STOPPED':
      return { words: event.words, instead: null };
    case 'LEFT':
      return { words: event.words, instead: event.instead };
    case 'DONE':
      return event.reason === null ? null : { words: event.reason, instead: null };
    default:
      return null;
  }
}

/** Stands where words were written: the run is told from what was done, and whoever tells it may not read them all. */
const WRITTEN = 'Written by whoever did it.';

export function eventOf(row: ProcedureEventEntity): RunEvent {
  const marks = { key: row.id, at: row.at, agencyId: row.agencyId, staffId: row.staffId };
  const step = (): string => held(row.stepKey, row);
  switch (row.type) {
    case 'STARTED':
      return { ...marks, type: row.type, facts: held(row.facts, row).map(({ fact, when }) => ({ fact, when: new Date(when) })) };
    case 'FACT_REPORTED':
      return { ...marks, type: row.type, fact: held(row.fact, row), when: held(row.happenedAt, row) };
    case 'TRIED':
      return { ...marks, type: row.type, step: step(), words: WRITTEN, nextAt: held(row.nextAt, row) };
    case 'DONE':
      return {
        ...marks,
        type: row.type,
        step: step(),
        outcome: held(row.outcome, row),
        reason: row.worded ? WRITTEN : null,
        when: held(row.happenedAt, row),
      };
    case 'LEFT':
      return { ...marks, type: row.type, step: step(), words: WRITTEN, instead: WRITTEN };
    case 'SENT_BACK':
    case 'HANDOVER_DECLINED':
      return { ...marks, type: row.type, step: step(), words: WRITTEN };
    case 'HANDED_ON':
      return { ...marks, type: row.type, step: step(), toStaffId: held(row.toStaffId, row) };
    case 'FINISHED':
      return { ...marks, type: row.type, end: held(row.endCode, row) };
    case 'STOPPED':
      return { ...marks, type: row.type, words: WRITTEN };
    default:
      return { ...marks, type: row.type, step: step() };
  }
}

function held<T>(value: T | null, { id, type }: ProcedureEventEntity): T {
  if (value === null) throw new Error(`event ${id} (${type}) does not say what it must`);
  return value;
}
