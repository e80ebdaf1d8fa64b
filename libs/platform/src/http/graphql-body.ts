import type { OperationRegistry } from '../graphql/registry.js';
import { BadBody } from './json-body.js';

const NOT_UNDERSTOOD = 'The request is not one that this service understands';

interface GraphqlBody {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * `documentId` or `operationName` names a registered operation; its text may be left out. In production nothing else runs.
 * Whatever the client calls "extensions" is dropped.
 */
export function graphqlBody(body: unknown, registry: OperationRegistry, production: boolean): GraphqlBody {
  const { query, operationName, documentId, variables } = sound(body);
  const name = documentId ?? operationName;
  const registered = name == null ? undefined : registry.named(name);
  if (registered && (query == null || (typeof query === 'string' && registry.says(registered, query))))
    return { query: registered.text, operationName: registered.name, variables };
  if (production || typeof query !== 'string') throw new BadBody('This operation is not registered');
  return { query, operationName: operationName ?? null, variables };
}

type Sound = Pick<GraphqlBody, 'variables'> & { readonly query: unknown } & Partial<Record<'operationName' | 'documentId', string | null>>;

/** Each part is of the kind it should be, or left out, or null. */
function sound(body: unknown): Sound {
  if (!isRecord(body)) throw new BadBody(NOT_UNDERSTOOD);
  const { query, operationName, documentId } = body;
  const variables = body['variables'] ?? {};
  if (!isRecord(variables)) throw new BadBody('The variables are not an object');
  if (!isWord(operationName) || !isWord(documentId) || !isRecord(body['extensions'] ?? {})) throw new BadBody(NOT_UNDERSTOOD);
  return { query, operationName, documentId, variables };
}

function isWord(value: unknown): value is string | null | undefined {
  return value == null || typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
