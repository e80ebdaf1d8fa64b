import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';

export interface RegisteredOperation {
  readonly name: string;
  /** The operation with just the fragments it uses. */
  readonly text: string;
  readonly document: DocumentNode;
  readonly hash: string;
}

/** The named operations that run in production, each held with its own fragments. */
export class OperationRegistry {
  private readonly byName: ReadonlyMap<string, RegisteredOperation>;
  private readonly byHash: ReadonlyMap<string, RegisteredOperation>;
  private readonly recognised = new Map<string, boolean>();

  constructor(source: string) {
    const operations = source.trim() === '' ? [] : split(parse(source, { noLocation: true }));
    this.byName = new Map(operations.map((one) => [one.name, one]));
    this.byHash = new Map(operations.map((one) => [one.hash, one]));
    if (this.byName.size !== operations.length) throw new Error('two registered operations have one name');
  }

  all(): readonly RegisteredOperation[] {
    return [...this.byName.values()];
  }

  named(name: string): RegisteredOperation | undefined {
    return this.byName.get(name);
  }

  hashed(hash: string): RegisteredOperation | undefined {
    return this.byHash.get(hash);
  }

  /** Whether this text says the same as the registered operation, apart from spaces and the order of fragments. */
  says(operation: RegisteredOperation, text: string): boolean {
    if (text === operation.text) return true;
    const key = `${operation.hash} ${createHash('sha256').update(text).digest('hex')}`;
    const known = this.recognised.get(key);
    if (known !== undefined) return known;
    const same = canonical(text) === canonical(operation.text);
    if (this.recognised.size < 1_000) this.recognised.set(key, same);
    return same;
  }

  faults(schema: GraphQLSchema): string[] {
    return this.all().flatMap(({ name, document }) => validate(schema, document).map((error) => `${name}: ${error.message}`));
  }
}

export function split(document: DocumentNode): RegisteredOperation[] {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const name = definition.name?.value;
    if (!name) throw new Error('a registered operation has no name');
    const used = new Map<string, FragmentDefinitionNode>();
    const gather = (node: DocumentNode['definitions'][number]): void => {
      visit(node, {
        FragmentSpread({ name: { value } }) {
          const fragment = fragments.get(value);
          if (!fragment) throw new Error(`${name} uses an unknown fragment ${value}`);
          if (used.has(value)) return;
          used.set(value, fragment);
          gather(fragment);
        },
      });
    };
    gather(definition);
    const own: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...used.values()] };
    const text = stripIgnoredCharacters(print(own));
    return [{ name, text, document: own, hash: createHash('sha256').update(text).digest('hex') }];
  });
}

function canonical(text: string): string | null {
  try {
    const document = parse(text, { noLocation: true, maxTokens: 5_000 });
    const parts = document.definitions.map((one) => stripIgnoredCharacters(print(one)));
    return parts.sort().join('\n');
  } catch {
    return null;
  }
}
