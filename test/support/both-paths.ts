import { type Actor, type KnownCaller } from '@lib/access';
import { type Reading, ReadPath } from '@lib/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DocumentNode, execute, getOperationAST, type GraphQLSchema, parse, validate } from 'graphql';

export interface Outcome {
  /** The text of `data`, keys in the order they were asked for; null when there was any error. */
  readonly data: string | null;
  readonly errors: readonly string[];
}
export interface BothAnswers {
  readonly compiled: Outcome | null;
  readonly ordinary: Outcome;
}

/** The same operation, as the same person, by the compiled path and by graphql-js walking the resolvers with their guards. */
export class BothPaths {
  readonly schema: GraphQLSchema;
  readonly readPath: ReadPath;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(app: NestFastifyApplication) {
    this.schema = app.get(GraphQLSchemaHost, { strict: false }).schema;
    this.readPath = app.get(ReadPath, { strict: false });
  }

  async ask(actor: Actor, text: string, variables: Record<string, unknown>, run: string): Promise<BothAnswers> {
    return this.askNamed(actor, text, null, variables, run);
  }

  async askNamed(
    actor: Actor,
    text: string,
    operationName: string | null,
    variables: Record<string, unknown>,
    run: string,
  ): Promise<BothAnswers> {
    const document = this.documentOf(text);
    const name = operationName ?? getOperationAST(document)?.name?.value ?? null;
    const callerOf = (path: string): KnownCaller => {
      const correlationId = `${path}-${run}`;
      return { actor: { ...actor, correlationId }, bearer: null, correlationId };
    };
    const compiled = await this.compiled(callerOf('compiled'), document, name, variables);
    const caller = callerOf('ordinary');
    const found = await execute({
      schema: this.schema,
      document,
      operationName: name,
      variableValues: variables,
      contextValue: {
        caller,
        correlationId: caller.correlationId,
        readings: (of: string | null): Reading => this.readPath.reading(caller, of, async () => caller),
      },
    });
    const errors = (found.errors ?? []).map(({ message }) => message);
    return { compiled, ordinary: { data: errors.length > 0 ? null : JSON.stringify(found.data), errors } };
  }

  /** Parsed once a text, as the API does: plans are kept with the document. */
  private documentOf(text: string): DocumentNode {
    const known = this.documents.get(text);
    if (known) return known;
    const document = parse(text);
    const faults = validate(this.schema, document).filter(({ message }) => !message.includes('never used'));
    if (faults.length > 0) throw new Error(`${faults[0]?.message ?? ''} in ${text.slice(0, 2_000)}`);
    if (this.documents.size < 100) this.documents.set(text, document);
    return document;
  }

  private async compiled(
    caller: KnownCaller,
    document: ReturnType<typeof parse>,
    operationName: string | null,
    variables: Record<string, unknown>,
  ): Promise<Outcome | null> {
    try {
      const text = await this.readPath.answer({ document, operationName, variables, caller, again: async () => caller });
      return text === null ? null : { data: JSON.stringify(JSON.parse(text)), errors: [] };
    } catch (fault) {
      return { data: null, errors: [(fault as Error).message] };
    }
  }
}
