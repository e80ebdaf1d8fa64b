import type { SetProblem } from '../../api/answers/governing.js';
import type { SetDefinition, SetQuestion } from './set-definition.js';

export interface ProblemView {
  readonly path: string;
  readonly where: string;
  readonly message: string;
}

/** "In ‘Weapons’, question ‘Has a weapon been found?’" instead of /groups/0/questions/3/when, as far as the set can be read at all. */
export function problemViews(
  problems: readonly SetProblem[],
  set: SetDefinition | undefined,
  known: ReadonlyMap<string, SetQuestion> = new Map(),
): readonly ProblemView[] {
  return problems.map(({ path, message }) => ({
    path,
    where: whereInWords(path, set),
    message: named(message.replace(/^Question [a-z0-9-]+(, field \w+)?: /, ''), known),
  }));
}

/** A question by its words, where a rule names it by its code. */
function named(message: string, known: ReadonlyMap<string, SetQuestion>): string {
  return message.replace(/ names ([a-z][a-z0-9-]*), which/g, (all, code: string) => {
    const question = known.get(code);
    return question ? ` names ‘${question.text}’, which` : all;
  });
}

function whereInWords(path: string, set: SetDefinition | undefined): string {
  const [, g = '', q = ''] = /^\/groups\/(\d+)(?:\/questions\/(\d+))?/.exec(path) ?? [];
  const group = textAt(set?.groups, g);
  const question = textAt(group?.['questions'], q);
  if (typeof question?.['text'] === 'string') return `Question ‘${question['text']}’`;
  if (typeof group?.['title'] === 'string') return `Group ‘${group['title']}’`;
  return ['', '/', '/groups'].includes(path) ? 'The set' : path;
}

/** What was brought in may have any shape. */
function textAt(list: unknown, at: string): Readonly<Record<string, unknown>> | undefined {
  const one: unknown = Array.isArray(list) && at !== '' ? list[Number(at)] : undefined;
  return typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>) : undefined;
}
