import { stepOf } from './causes.js';
import { titleOf } from './map-words.js';
import type { RunEvent } from './run-events.js';
import type { RunState } from './run-state.js';

/** What an event did, for everybody who takes part: never what was written with it. */
export function eventWords(run: RunState, event: RunEvent): string {
  switch (event.type) {
    case 'STARTED':
      return 'begun';
    case 'FACT_REPORTED':
      return titleOf(run.definition.facts, event.fact);
    case 'FINISHED':
      return `over, ${titleOf(run.definition.ends, event.end).toLowerCase()}`;
    case 'STOPPED':
      return 'stopped before its end';
    case 'DONE': {
      const step = stepOf(run.definition, run.steps[event.step]?.code ?? '');
      return `${stepTitle(run, event.step)}: ${titleOf(step?.outcomes ?? [], event.outcome)}`;
    }
    default:
      return `${stepTitle(run, event.step)}: ${DID[event.type]}`;
  }
}

const DID = {
  TAKEN: 'taken in hand',
  TRIED: 'tried, nothing came of it yet',
  SIGNED_OFF: 'signed off',
  SENT_BACK: 'sent back',
  LEFT: 'left undone by a decision',
  HANDED_ON: 'handed on, not yet accepted',
  HANDOVER_ACCEPTED: 'handover accepted',
  HANDOVER_DECLINED: 'handover declined',
} as const;

function stepTitle(run: RunState, key: string): string {
  const state = run.steps[key];
  const title = state && stepOf(run.definition, state.code)?.title;
  return `${title ?? key}${state?.nth ? ` (${state.nth})` : ''}`;
}
