import { randomUUID } from 'node:crypto';
import { type Actor, type KnownCaller } from '@lib/access';
import { type Reading, ReadPath } from '@lib/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { execute, getOperationAST, type GraphQLSchema, parse, validate } from 'graphql';

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

  constructor(app: NestFastifyApplication) {
    this.schema = app.get(GraphQLSchemaHost, { strict: false }).schema;
    this.readPath = app.get(ReadPath, { strict: false });
  }

  async ask(actor: Actor, text: string, variables: Record<string, unknown>, run: string, operationName?: string): Promise<BothAnswers> {
    const document = parse(text);
    const faults = validate(this.schema, document);
    if (faults.length > 0) throw new Error(`${faults[0]?.message ?? ''} in ${text}`);
    const name = operationName ?? getOperationAST(document)?.name?.value ?? null;
    const callerOf = (path: string): KnownCaller => ({
      actor: { ...actor, correlationId: `${path}-${run}` },
      bearer: null,
      correlationId: `${path}-${run}`,
    });
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
        readings: (of: string | null): Reading => this.readPath.reading(caller, of),
      },
    });
    const errors = (found.errors ?? []).map(({ message }) => message);
    return { compiled, ordinary: { data: errors.length > 0 ? null : JSON.stringify(found.data), errors } };
  }

  private async compiled(
    caller: KnownCaller,
    document: ReturnType<typeof parse>,
    operationName: string | null,
    variables: Record<string, unknown>,
  ): Promise<Outcome | null> {
    try {
      const text = await this.readPath.answer({ document, operationName, variables, caller });
      return text === null ? null : { data: JSON.stringify(JSON.parse(text)), errors: [] };
    } catch (fault) {
      return { data: null, errors: [(fault as Error).message] };
    }
  }
}

export const newRun = (): string => randomUUID().slice(0, 13);
