import { dueBy, longInstant } from '@lib/kernel';

interface OfRun {
  readonly title: string;
}
interface OfStep {
  readonly title: string;
  readonly nth: number | null;
  readonly dueAt: Date | null;
  readonly nextTryAt: Date | null;
}

/** What a piece of work says. It names the map and the step, never the person and nothing that somebody wrote. */
export const stepWords = ({ title }: OfRun, step: Pick<OfStep, 'title' | 'nth'>): string => `${title}: ${named(step)}`;

export const handedWords = (run: OfRun & { readonly deskUnitId: string | null }, step: Pick<OfStep, 'title' | 'nth'>): string =>
  run.deskUnitId === null
    ? `Handed on to you: ${stepWords(run, step)}. Accept it, or say why you cannot.`
    : `Handed on at your desk: ${stepWords(run, step)}. Whoever it was handed on to accepts it, or says why they cannot.`;

export const soonWords = (run: OfRun, step: OfStep, due: Date): string => `${stepWords(run, step)} is due ${dueBy(due)}, and is not done.`;

export function quietWords(run: OfRun, step: OfStep, missed: boolean): string {
  const said = stepWords(run, step);
  return missed && step.nextTryAt !== null
    ? `${said}: the next try was planned for ${longInstant(step.nextTryAt)}, and none is recorded.`
    : `${said}: nothing has been done or planned for a day.`;
}

export function lateWords({ title }: OfRun, steps: readonly OfStep[]): string {
  return `${title}: late. ${steps.map((step) => `${named(step)}${step.dueAt ? ` (was due ${dueBy(step.dueAt)})` : ''}`).join('; ')}.`;
}

const named = ({ title, nth }: Pick<OfStep, 'title' | 'nth'>): string => (nth === null ? title : `${title} (${nth})`);
