import type { ShippedSets } from '@lib/enquiry';
import type { Cause, Fact, Holder, Limit, Outcome, ProcedureDefinition, Step } from '../domain/definition.js';
import { causeWords, holderWords, limitWords } from '../domain/map-words.js';
import type {
  ProcedureCause,
  ProcedureFact,
  ProcedureHolder,
  ProcedureLimit,
  ProcedureMap,
  ProcedureOutcome,
  ProcedureOutline,
  ProcedureStep,
} from './procedure.types.js';

export function outline(map: ProcedureDefinition): ProcedureOutline {
  const { code, version, title, summary, about, steps } = map;
  const unread = new Set(map.sources.filter(({ read }) => !read).map((source) => source.code));
  const limits = steps.flatMap(({ due }) => due);
  const unreadLimitCount = limits.filter(({ source }) => unread.has(source)).length;
  return { code, version, title, summary, about, stepCount: steps.length, limitCount: limits.length, unreadLimitCount };
}

export function shownProcedure(map: ProcedureDefinition, sets: ShippedSets): ProcedureMap {
  return {
    ...outline(map),
    startedBy: map.startedBy.map(shownHolder),
    variants: map.variants,
    facts: map.facts.map(shownFact),
    steps: map.steps.map((step) => shownStep(map, step, sets)),
    ends: map.ends,
  };
}

const shownHolder = (holder: Holder): ProcedureHolder => ({ ...holder, words: holderWords(holder) });
const shownFact = (fact: Fact): ProcedureFact => ({ ...fact, reportedBy: fact.reportedBy.map(shownHolder) });
const shownOutcome = ({ fact, ends, ...outcome }: Outcome): ProcedureOutcome => ({ ...outcome, fact: fact ?? null, ends: ends ?? null });

function shownStep(map: ProcedureDefinition, { opens, due, ...step }: Step, sets: ShippedSets): ProcedureStep {
  return {
    ...step,
    owner: shownHolder(step.owner),
    openings: opens.map((causes) => ({ causes: causes.map((cause) => shownCause(map, cause)) })),
    limits: due.map((limit) => shownLimit(map, limit)),
    outcomes: step.outcomes.map(shownOutcome),
    asks: step.asks.map((code) => ({ code, title: sets.find(code)?.set.title ?? code })),
    signOffRoles: step.signOff,
    signOff: step.signOff.length > 0 ? holderWords({ agency: step.owner.agency, roles: step.signOff }) : null,
    tells: step.tells.map(({ who, what }) => ({ who: shownHolder(who), what })),
  };
}

function shownCause(map: ProcedureDefinition, cause: Cause): ProcedureCause {
  return { fact: null, step: null, outcome: null, ...cause, words: causeWords(map, cause) };
}

function shownLimit(map: ProcedureDefinition, limit: Limit): ProcedureLimit {
  const source = map.sources.find(({ code }) => code === limit.source) ?? { code: limit.source, title: limit.source, read: false };
  return { ...limit, from: shownCause(map, limit.from), source, words: limitWords(map, limit) };
}
