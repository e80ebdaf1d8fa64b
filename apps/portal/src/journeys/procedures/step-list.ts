import type { MapLimit, MapOutcome, MapStep, ProcedureMap } from '../../api/answers/procedures.js';
import { lowerFirst } from '../../view/policy-words.js';

export interface StepRow extends Pick<MapStep, 'code' | 'title' | 'what' | 'tries' | 'signOff' | 'leftOnlyBySupervisor'> {
  readonly who: string;
  /** Any one of them opens it. */
  readonly opens: readonly { readonly lead: string; readonly list: readonly string[] }[];
  readonly limits: readonly { readonly words: string; readonly source: MapLimit['source'] }[];
  readonly asks: readonly string[];
  readonly outcomes: readonly { readonly title: string; readonly leads: string }[];
  readonly tells: readonly string[];
}

/** All that the picture says, and all that it has no room for, in the order in which to read it. */
export function stepRows(map: ProcedureMap, steps: readonly MapStep[]): StepRow[] {
  return steps.map((step) => ({
    ...step,
    who: step.owner.words,
    opens: opensWords(map, step),
    limits: step.limits.map(({ words, stopsOn, source }) => ({ words: `${words}.${stopsWords(map, stopsOn)}`, source })),
    asks: step.asks.map(({ title }) => title),
    outcomes: step.outcomes.map((outcome) => ({ title: outcome.title, leads: leadsTo(map, outcome) })),
    tells: step.tells.map(({ who, what }) => `${who.words}: ${lowerFirst(what)}`),
  }));
}

function opensWords(map: ProcedureMap, { each, openings }: MapStep): StepRow['opens'] {
  if (each !== null) return [{ lead: 'Each time this is reported:', list: [titleOf(map.facts, each)] }];
  if (openings.length === 0) return [{ lead: 'From the start', list: [] }];
  return openings.map(({ causes }, at) => ({
    lead: `${at === 0 ? 'When' : 'Or when'} ${causes.length > 1 ? 'all of these have come:' : 'this has come:'}`,
    list: causes.map(({ words }) => words),
  }));
}

function stopsWords(map: ProcedureMap, stopsOn: readonly string[]): string {
  const titles = stopsOn.map((code) => lowerFirst(titleOf(map.facts, code)));
  return titles.length > 0 ? ` The clock stops on: ${titles.join('; ')}.` : '';
}

function leadsTo(map: ProcedureMap, { reason, fact, ends }: MapOutcome): string {
  return [
    ...(reason ? ['give reasons'] : []),
    ...(fact === null ? [] : [`counts as: ${titleOf(map.facts, fact)}`]),
    ...(ends === null ? [] : [`ends here: ${titleOf(map.ends, ends)}`]),
  ].join('; ');
}

const titleOf = (named: readonly { readonly code: string; readonly title: string }[], code: string): string =>
  named.find((one) => one.code === code)?.title ?? code;
