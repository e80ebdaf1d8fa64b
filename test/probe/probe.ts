import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { Random } from '../support/random.js';
import type { Canary } from './canaries.js';
import { DEEPEST, everyPath, fartherPaths, fieldOf, type Path, rootFields, sampleOf } from './paths.js';
import type { Principal } from './principal.js';
import type { Answered, ProbeApi } from './probe-api.js';
import { documentOf, isPlain, type Known, Questions, type Values } from './questions.js';
import { Selection } from './selection.js';
import type { Verdict } from './verdict.js';

export interface ProbeParts {
  readonly schema: GraphQLSchema;
  readonly api: Pick<ProbeApi, 'ask'>;
  readonly verdict: Verdict;
  readonly principals: readonly Principal[];
  readonly known: Known;
  readonly seed: number;
  /** Every path with every value, or for every field a shortest path and one of each greater length. */
  readonly full: boolean;
  /** These roots alone, while one looks into something. */
  readonly only?: readonly string[];
}
const AT_ONCE = 4;

/** Asks every question of everybody, and hands each answer to the verdict. */
export class Probe {
  readonly paths: readonly Path[];
  readonly codes = new Map<string, number>();
  private readonly whole: Selection;
  /** Doors that are shut to somebody whatever they ask for: their role is refused before anything is looked at. */
  private readonly shut = new Map<string, number>();
  private readonly random: Random;
  operations = 0;

  constructor(private readonly parts: ProbeParts) {
    const { schema, full, seed } = parts;
    this.random = new Random(seed);
    const [reads, acts] = [everyPath(schema, 'query'), everyPath(schema, 'mutation')];
    // What an act answers is near its root; what lies at the greatest depth below it is reached by a query as well.
    const fewer = [...sampleOf(reads, this.random), ...everyPath(schema, 'mutation', DEEPEST - 1), ...sampleOf(acts, this.random)];
    this.paths = [...(full ? [...reads, ...acts] : fewer), ...fartherPaths(schema, 'query')];
    this.whole = Selection.of(schema, this.paths);
  }

  document(root: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
    return documentOf(root, field, this.whole.below(this.rootType(root).name, field.name), this.parts.full);
  }

  get reads(): readonly GraphQLField<unknown, unknown>[] {
    const { schema, only } = this.parts;
    return rootFields(schema, 'query').filter((field) => isPlain(field) && (!only || only.includes(field.name)));
  }

  /** Every plain query as everybody, then once more with the places of pages that the answers gave. */
  async read(): Promise<void> {
    const { known, schema, full } = this.parts;
    const questions = new Questions(schema, known, this.random, full ? Infinity : 2);
    await this.askAll(questions);
    const pages = this.reads.filter(({ args }) => args.some(({ name }) => name === 'after'));
    await this.eachOf(pages, (field, as) =>
      known.cursors.slice(-(full ? 40 : 4)).map((after) => ({ ...leastOf(questions, field, as), after, first: 100 })),
    );
  }

  /** Once more, with little: what acts have left is there to be read now. */
  async readOnce(): Promise<void> {
    const { known, schema } = this.parts;
    const questions = new Questions(schema, known, this.random, 1);
    await this.eachOf(this.reads, (field, as) => questions.for(field, as));
  }

  async readSome(roots: readonly string[], as: readonly Principal[]): Promise<void> {
    const questions = new Questions(this.parts.schema, this.known, this.random, 17);
    const fields = this.reads.filter(({ name }) => roots.includes(name));
    await this.eachOf(fields, (field, principal) => questions.for(field, principal), as);
  }

  /** What somebody may see and no answer has held yet: asked for by every path and many more identifiers, as those who may. */
  async see(blind: () => readonly Canary[]): Promise<void> {
    const { schema, known, principals } = this.parts;
    const questions = new Questions(schema, known, this.random, 20, true);
    const every = Selection.of(schema, everyPath(schema, 'query'));
    const asked = this.reads
      .filter(({ args }) => args.some(({ name }) => name === 'id'))
      .map((field) => ({ field, text: documentOf('query', field, every.below('Query', field.name), false) }));
    // The short ones first: often nothing is left by the time that the long ones would be asked.
    for (const { field, text } of asked.sort((one, other) => one.text.length - other.text.length)) {
      const left = blind();
      const as = principals.filter((principal) => left.some((canary) => canary.sees(principal)));
      await this.eachOf([field], (_, principal) => questions.for(field, principal), as, text);
    }
  }

  /** By every path, those a step deeper too, and with many more identifiers, until it has held a value for somebody. */
  async reach(missing: readonly string[]): Promise<void> {
    if (missing.length === 0) return;
    const { schema, known, verdict, principals } = this.parts;
    const every = everyPath(schema, 'query', DEEPEST + 1);
    const questions = new Questions(schema, known, this.random, 20, true);
    for (const name of missing) {
      const paths = every.filter((path) => fieldOf(path) === name).sort((a, b) => a.length - b.length);
      const roots = new Set(paths.map(([root]) => root?.field));
      for (const field of [...roots].flatMap((root) => this.reads.filter((read) => read.name === root))) {
        if (verdict.valued.has(name)) break;
        const here = Selection.of(
          schema,
          paths.filter(([root]) => root?.field === field.name),
        );
        const text = documentOf('query', field, here.below('Query', field.name), false);
        const asked = principals
          .filter(({ enters }) => enters)
          .flatMap((principal) => questions.for(field, principal).map((values) => [principal, values] as const));
        await inTurns(asked, async ([principal, values]) => {
          if (!verdict.valued.has(name) && !this.isShut(principal, field.name))
            await this.ask(principal, 'query', text, values, field.name);
        });
      }
    }
  }

  isShut(principal: Principal, root: string): boolean {
    return !this.parts.full && (this.shut.get(`${principal.name} ${root}`) ?? 0) > 1;
  }

  get known(): Known {
    return this.parts.known;
  }

  private async askAll(questions: Questions): Promise<void> {
    await this.eachOf(this.reads, (field, as) => questions.for(field, as));
    // Short pages, so that there are places to go on from.
    const pages = this.reads.filter(({ args }) => args.some(({ name }) => name === 'first'));
    await this.eachOf(pages, (field, as) => [{ ...leastOf(questions, field, as), first: 1 }]);
  }

  private async eachOf(
    fields: readonly GraphQLField<unknown, unknown>[],
    valuesOf: (field: GraphQLField<unknown, unknown>, as: Principal) => readonly Values[],
    as = this.parts.principals,
    every?: string,
  ): Promise<void> {
    for (const field of fields) {
      const text = every ?? this.document('query', field);
      // Whoever is not let in is not let in whatever they ask for.
      const asked = as.flatMap((principal) =>
        valuesOf(field, principal)
          .slice(0, principal.enters ? Infinity : 2)
          .map((values) => [principal, values] as const),
      );
      await inTurns(asked, async ([principal, values]) => {
        if (!this.isShut(principal, field.name)) await this.ask(principal, 'query', text, values, field.name);
      });
    }
  }

  async ask(principal: Principal, root: 'query' | 'mutation', text: string, values: Values, where: string): Promise<Answered> {
    const { api, verdict, known } = this.parts;
    const answer = await api.ask(principal.token, text, values);
    this.operations += 1;
    for (const code of answer.codes) this.codes.set(`${where} ${code}`, (this.codes.get(`${where} ${code}`) ?? 0) + 1);
    verdict.bytes(principal, answer.text, where);
    verdict.bytes(principal, answer.headers, `${where}, in its headers`);
    if (answer.status >= 500 || answer.codes.includes('FAULT'))
      verdict.leak(principal.name, 'a fault', where, `${answer.text.slice(0, 300)} for ${JSON.stringify(values).slice(0, 300)}`);
    if (root === 'query' && answer.codes.includes('FORBIDDEN'))
      this.shut.set(`${principal.name} ${where}`, (this.shut.get(`${principal.name} ${where}`) ?? 0) + 1);
    if (answer.data) verdict.fields(principal, this.rootType(root), answer.data, where);
    for (const [, cursor] of answer.text.matchAll(/"endCursor":"([^"]+)"/g))
      if (cursor && known.cursors.length < 5_000) known.cursors.push(cursor);
    return answer;
  }

  private rootType(root: 'query' | 'mutation'): GraphQLObjectType {
    const type = root === 'query' ? this.parts.schema.getQueryType() : this.parts.schema.getMutationType();
    if (!type) throw new Error(`no ${root} type`);
    return type;
  }
}

const leastOf = (questions: Questions, field: GraphQLField<unknown, unknown>, as: Principal): Values => questions.for(field, as)[0] ?? {};

/** A few at a time: the machine has two cores, and the order of the answers does not matter. */
export async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < all.length) {
      const one = all[next] as T;
      next += 1;
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
}
