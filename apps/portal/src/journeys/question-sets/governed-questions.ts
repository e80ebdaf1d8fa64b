import { Injectable } from '@nestjs/common';
import type { QuestionSetsAnswer, SetOutcome, SetProblem, SetVersion, VersionLine } from '../../api/answers/governing.js';
import type { PageOf } from '../../api/answers/words.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';
import { sendable, TOO_LONG } from './sendable.js';
import { byCode, readDefinition, type SetDefinition, type SetQuestion } from './set-definition.js';
import { type ProblemView, problemViews } from './set-problems.js';

export interface InUse {
  readonly set: SetDefinition;
  /** The agency's own version, or undefined when it is the one that came with the service. */
  readonly version: VersionLine | undefined;
  /** False: a supplement that nobody has turned on. */
  readonly offered: boolean;
}
export interface Draft {
  readonly id: string;
  /** As it was when the page was shown. */
  readonly rowVersion: number;
  readonly before: SetDefinition;
}
/** As much of the page's form as this needs, whatever else is on it. */
export interface ProblemForm {
  check(field: 'problems', good: boolean, message: string): unknown;
  attempt<Answer>(call: () => Promise<Answer>, rename?: Readonly<Record<string, string>>): Promise<Answer | undefined>;
}
const MOST_PAGES = 20;

/** Reads what an agency asks, and saves a draft of it. */
@Injectable()
export class GovernedQuestions {
  constructor(private readonly api: ConcordatApi) {}

  async all(visit: Visit): Promise<{ readonly shipped: QuestionSetsAnswer['shippedSets']; readonly versions: readonly VersionLine[] }> {
    const first = await this.api.ask('QuestionSets', {}, visit);
    const more = async (after: string) => (await this.api.ask('QuestionSets', { after }, visit)).questionSetVersions;
    return { shipped: first.shippedSets, versions: await everyVersion(first.questionSetVersions, more) };
  }

  async versionsOf(visit: Visit, code: string): Promise<readonly VersionLine[]> {
    const page = async (after?: string) =>
      (await this.api.ask('QuestionSetOf', { code, ...(after !== undefined && { after }) }, visit)).questionSetVersions;
    return everyVersion(await page(), page);
  }

  /** What is asked today. A code that no set has is answered as missing. */
  async inUse(visit: Visit, code: string, versions: readonly VersionLine[]): Promise<InUse> {
    const own = versions.find((one) => one.code === code && one.state === 'PUBLISHED');
    const shipped = found((await this.shipped(visit)).find(({ set }) => set.code === code));
    if (!own) return { ...shipped, version: undefined };
    return { set: readDefinition((await this.version(visit, own.id)).definition), version: own, offered: true };
  }

  async shipped(visit: Visit): Promise<readonly { readonly set: SetDefinition; readonly offered: boolean }[]> {
    const { shippedSets } = await this.api.ask('ShippedQuestions', {}, visit);
    return shippedSets.map(({ definition, offered }) => ({ set: readDefinition(definition), offered }));
  }

  async version(visit: Visit, id = visit.id('id')): Promise<SetVersion> {
    return found((await this.api.ask('QuestionSetVersion', { id }, visit)).questionSetVersion);
  }

  /** True when it is saved. Otherwise the form says why, and what stands wrong in the set is given back to be listed. */
  async save(visit: Visit, form: ProblemForm, draft: Draft, set: SetDefinition): Promise<true | readonly ProblemView[]> {
    const definition = sendable(JSON.stringify(set));
    form.check('problems', definition !== undefined, TOO_LONG);
    if (definition === undefined) return [];
    const input = { id: draft.id, rowVersion: draft.rowVersion, definition };
    const answer = await form.attempt(() => this.api.ask('SaveQuestionSet', { input }, visit), { definition: 'problems' });
    const result = answer?.saveQuestionSet;
    return result?.__typename === 'QuestionSetDone' ? true : refused(form, set, result, byCode(draft.before));
  }
}

/** Why nothing was changed, at the head of the page; each fault with where it stands, below it. */
export function refused(
  form: ProblemForm,
  set: SetDefinition | undefined,
  result: SetOutcome | undefined,
  known?: ReadonlyMap<string, SetQuestion>,
): readonly ProblemView[] {
  if (!result || result.__typename === 'QuestionSetDone') return [];
  form.check('problems', false, result.explanation);
  const problems: readonly SetProblem[] = result.__typename === 'QuestionSetUnsound' ? result.problems : [];
  return problemViews(problems, set, known);
}

async function everyVersion(
  first: PageOf<VersionLine>,
  more: (after: string) => Promise<PageOf<VersionLine>>,
): Promise<readonly VersionLine[]> {
  const found = [...first.items];
  let page = first;
  for (let count = 1; page.hasMore && page.endCursor && count < MOST_PAGES; count += 1) {
    page = await more(page.endCursor);
    found.push(...page.items);
  }
  return found;
}
