import { Injectable } from '@nestjs/common';
import type { MapStep } from '../../api/answers/procedures.js';
import type { Run, RunStep } from '../../api/answers/runs.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';
import { mapStepOf, type StepLine, stepLine, titleOf } from './step-view.js';

export interface OpenRun {
  readonly run: Run;
  readonly viewer: Viewer;
}
export interface OpenStep extends OpenRun {
  readonly step: RunStep;
  readonly of: MapStep;
  readonly line: StepLine;
}
export const runAddress = (id: string): string => `/procedures/runs/${id}`;

/** Opens the run, or the step of it, that the address names; what is not there, or not for this person, is the same page. */
@Injectable()
export class Runs {
  constructor(private readonly api: ConcordatApi) {}

  async run(visit: Visit): Promise<OpenRun> {
    const run = found((await this.api.ask('ProcedureRun', { id: visit.id('id') }, visit)).procedureRun);
    return { run, viewer: found(await visit.viewer()) };
  }

  async step(visit: Visit): Promise<OpenStep> {
    const { run, viewer } = await this.run(visit);
    const step = found(run.steps.find(({ key }) => key === visit.param('step')));
    return { run, viewer, step, of: mapStepOf(run.map, step.code), line: stepLine(run, step, viewer) };
  }
}

/** A page about one step: what it asks for, above a form. */
export function showStep(
  view: string,
  { run, line, step, of }: OpenStep,
  more: Readonly<Record<string, unknown>> & { readonly form?: Form },
): Answer {
  return show(`journeys/runs/${view}`, {
    run,
    person: run.person,
    line,
    step,
    of,
    stepTitle: titleOf(step),
    back: runAddress(run.id),
    ...more,
  });
}

/** Beside which field a refusal is said, where the form has it; about the whole form otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
  WORDS_MISSING: 'words',
  NEXT_TRY_MISSING: 'nextAt',
  NOT_DONE_YET: 'when',
  NO_SUCH_OUTCOME: 'outcome',
  NO_SUCH_VARIANT: 'variant',
  ALREADY_REPORTED: 'fact',
  NO_SUCH_FACT: 'fact',
  NOT_OF_THIS_RUN: 'to',
  ALREADY_THEIRS: 'to',
  TAKES_PART: 'agency',
};

/** Shows the refusal with the form, in which nothing that was typed is lost. */
export function refusedIn<Field extends string>(
  form: Form<Field>,
  { code, explanation }: { readonly code: string; readonly explanation: string },
): void {
  const field = form.fields.find((one) => one === FIELDS[code]);
  if (field !== undefined) form.check(field, false, explanation);
  else form.errors.form ??= explanation;
}
