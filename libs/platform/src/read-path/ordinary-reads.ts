import { type GraphQLArgument, type GraphQLSchema, isObjectType } from 'graphql';
import type { PipelinedReader } from '../database/pipelined-reader.js';
import type { Acting } from '../database/acting.js';
import { StandingChanged } from '../database/standing.js';
import { type Caller, type Doorkeeper, type Narrowing, Unauthenticated } from '../graphql/caller.js';
import { type ArgValues } from './arguments.js';
import { cursorOf } from './cursor.js';
import { isWhole } from './links.js';
import type { Link, ReadType } from './model.js';
import { type FoundRow, keyColumn, type OrdinaryRequest, type OrdinaryRun, writeOrdinary } from './ordinary-sql.js';
import { operationLabel } from './operation-label.js';
import type { Reading, ReadRow } from './reading.js';
import { ReadsTogether } from './reads-together.js';
import type { ModelRegistry } from './registry.js';
import { firstOf } from './row-source.js';

export interface OrdinaryContext {
  readonly caller: Caller;
  readonly operationName: string | null;
  readonly model: ModelRegistry;
  readonly reader: PipelinedReader;
  readonly schema: GraphQLSchema;
  readonly doorkeeper: Doorkeeper;
  readonly again: () => Promise<Caller>;
}

/** The same model, rules and log rows as the compiled path, walked by graphql-js one field at a time. */
export class OrdinaryReads implements Reading {
  private caller: Caller;
  private readonly together: ReadsTogether;

  constructor(private readonly context: OrdinaryContext) {
    this.caller = context.caller;
    this.together = new ReadsTogether(context.reader);
  }

  async root(field: string, args: object): Promise<unknown> {
    const constant = this.context.model.constants.get(field);
    if (constant) return constant.value();
    const root = this.context.model.roots.get(field);
    if (!root) throw new Error(`${field} is not in the read model`);
    return this.follow(root.link, args as ArgValues, {
      path: `Query.${field}`,
      definitions: this.argumentsOf('Query', field),
      ...(root.act === 'NOT_LOGGED' ? {} : { root }),
    });
  }

  async one(type: string, id: string): Promise<ReadRow | null> {
    return (await this.several(type, [id]))[0] ?? null;
  }

  async several(type: string, ids: readonly string[]): Promise<readonly ReadRow[]> {
    const found = this.context.model.type(type);
    const link: Link = {
      kind: 'many',
      type,
      order: [],
      limit: ids.length,
      where: ({ self, args }) => [`${self}.${found.key} = any(${args.value('ids')})`],
    };
    const rows = await this.rows(link, found, { ids }, { path: type, definitions: [], idList: true });
    const byId = new Map(rows.map((row) => [row[keyColumn], row]));
    return ids.flatMap((id) => byId.get(id) ?? []).map((row) => this.present(found, row));
  }

  private async follow(link: Link, args: ArgValues, request: OrdinaryRequest): Promise<unknown> {
    const type = this.context.model.type(link.type);
    const rows = await this.rows(link, type, args, request);
    if (link.kind === 'one') return rows[0] ? this.present(type, rows[0]) : null;
    if (isWhole(link) && rows.length > link.limit) throw new Error(`too many for ${request.path}`);
    if (link.kind === 'many') return rows.map((row) => this.present(type, row));
    const first = firstOf(args, link);
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    const endCursor = last
      ? cursorOf(
          request.path,
          link.order.map((_, i) => String(last[`#k${i}`])),
        )
      : null;
    return { items: shown.map((row) => this.present(type, row)), endCursor, hasMore: rows.length > first };
  }

  /** Who asks is verified in the snapshot that is read. When that has changed, it is found out anew, for this and for what follows. */
  private async rows(...asked: [link: Link, type: ReadType, args: ArgValues, request: OrdinaryRequest]): Promise<FoundRow[]> {
    try {
      return await this.rowsFor(...asked);
    } catch (fault) {
      if (!(fault instanceof StandingChanged)) throw fault;
      this.caller = await this.context.again();
      const [, , , { root }] = asked;
      if (root) await this.context.doorkeeper.admit(this.caller, 'Query', [root.field]);
      return this.rowsFor(...asked);
    }
  }

  private async rowsFor(link: Link, type: ReadType, args: ArgValues, request: OrdinaryRequest): Promise<FoundRow[]> {
    const { operationName } = this.context;
    const actor = this.actor();
    const narrowing: Narrowing = this.context.doorkeeper.narrowing(actor);
    const { text, parameters } = writeOrdinary({ link, type, args, request, narrowing });
    const field = request.root?.field;
    const run: OrdinaryRun = {
      args,
      parent: request.parent,
      signInId: actor.signInId,
      correlationId: this.caller.correlationId,
      operation: operationLabel(operationName, field ? [field] : []),
    };
    return this.together.read(actor, { text, values: parameters.valuesOf(run) });
  }

  /** Columns as values, links as functions: graphql-js calls a function it finds on the row with the field's arguments. */
  private present(type: ReadType, row: FoundRow): ReadRow {
    const shown: Record<string, unknown> = { __typename: type.of };
    for (const name of Object.keys(type.columns)) shown[name] = row[`c:${name}`];
    for (const [name, link] of Object.entries(type.links)) {
      const request: OrdinaryRequest = {
        path: `${type.of}.${name}`,
        definitions: this.argumentsOf(type.of, name),
        parent: row['#row'],
        parentType: type,
      };
      shown[name] = (args: ArgValues) => this.follow(link, args, request);
      if (link.more !== undefined) shown[link.more] = () => this.isCut(link, request);
    }
    return shown;
  }

  private async isCut({ more: _, ...link }: Link, request: OrdinaryRequest): Promise<boolean> {
    const rows = await this.rows(link, this.context.model.type(link.type), {}, request);
    return rows.length > link.limit;
  }

  private actor(): Acting {
    const { actor } = this.caller;
    if (!actor) throw new Unauthenticated();
    return actor;
  }

  private argumentsOf(typeName: string, field: string): readonly GraphQLArgument[] {
    const type = this.context.schema.getType(typeName);
    return (isObjectType(type) && type.getFields()[field]?.args) || [];
  }
}
