import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type DocumentNode, getOperationAST, type GraphQLSchema, Kind } from 'graphql';
import { PipelinedReader } from '../database/pipelined-reader.js';
import { StandingChanged } from '../database/standing.js';
import { type Caller, Doorkeeper } from '../graphql/caller.js';
import { handedIn } from '../handed-in.js';
import { ReadParts } from './model.js';
import { type CompiledOperation, OperationCompiler } from './operations.js';
import { operationLabel } from './operation-label.js';
import { OrdinaryReads } from './ordinary-reads.js';
import type { Reading } from './reading.js';
import { ModelRegistry } from './registry.js';

export interface ReadRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly again: () => Promise<Caller>;
}

/** Both ways of answering a query from the one model: compiled to a statement, or field by field. */
@Injectable()
export class ReadPath {
  readonly model: ModelRegistry;
  private schema: GraphQLSchema | undefined;
  private compiler: OperationCompiler | undefined;

  constructor(
    @Inject(DiscoveryService) discovery: DiscoveryService,
    private readonly reader: PipelinedReader,
    private readonly doorkeeper: Doorkeeper,
  ) {
    this.model = new ModelRegistry(handedIn(discovery, ReadParts).flatMap(({ parts }) => parts));
  }

  /** The schema is there only once every resolver is known; until then nothing can be asked. */
  useSchema(schema: GraphQLSchema): void {
    this.schema = schema;
    this.compiler = new OperationCompiler(schema, this.model);
  }

  get operations(): OperationCompiler {
    if (!this.compiler) throw new Error('the read path was asked before the schema was known');
    return this.compiler;
  }

  /** The finished text of `data`, or null when the operation does not compile. The door is asked first, as the guard would. */
  async answer(request: ReadRequest): Promise<string | null> {
    const operation = this.operations.compiled(request.document, request.operationName);
    if (!operation) return this.leave(request);
    try {
      return await this.run(operation, request, request.caller);
    } catch (fault) {
      if (!(fault instanceof StandingChanged)) throw fault;
      return this.run(operation, request, await request.again());
    }
  }

  /**
   * To the ordinary path, whose guard asks the door for each root field as it comes to it. Several at once are asked for here: which of two
   * refusals is written down before the answer goes out would be a matter of time.
   */
  private async leave({ document, operationName, caller }: ReadRequest): Promise<null> {
    const asked = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
    const fields = asked.flatMap((one) => (one.kind === Kind.FIELD && !one.name.value.startsWith('__') ? [one.name.value] : []));
    if (fields.length > 1) await this.doorkeeper.admit(caller, 'Query', fields);
    return null;
  }

  private async run(operation: CompiledOperation, request: ReadRequest, caller: Caller): Promise<string | null> {
    await this.doorkeeper.admit(caller, 'Query', operation.tree.rootFields);
    const { actor } = caller;
    const slots = operation.argumentsOf(request.variables);
    if (!actor || !slots) return null;
    const plan = operation.planFor(this.doorkeeper.rulesKey(actor), () => this.doorkeeper.narrowing(actor), slots);
    const run = {
      slots,
      signInId: actor.signInId,
      correlationId: caller.correlationId,
      operation: operationLabel(request.operationName, operation.tree.rootFields),
    };
    const [row] = await this.reader.read<{ data: string }>(actor, {
      text: plan.text,
      values: plan.valuesOf(run),
      ...(plan.name ? { name: plan.name } : {}),
    });
    if (!row) throw new Error('the statement answered no row');
    return row.data;
  }

  /** The ordinary path for one request. */
  reading(caller: Caller, operationName: string | null, again: () => Promise<Caller>): Reading {
    if (!this.schema) throw new Error('the read path was asked before the schema was known');
    const { model, reader, schema, doorkeeper } = this;
    return new OrdinaryReads({ caller, operationName, model, reader, schema, doorkeeper, again });
  }
}
