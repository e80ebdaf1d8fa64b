import type { OperationRegistry } from '../graphql/registry.js';
import { BadBody } from './json-body.js';

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
  if (!isRecord(body)) throw new BadBody('The request is not one that this service understands');
  const { query, operationName, documentId } = body;
  const variables = body['variables'] ?? {};
  if (!isRecord(variables)) throw new BadBody('The variables are not an object');
  const asRegistered = (text: unknown): boolean =>
    text == null || (typeof text === 'string' && registered !== undefined && registry.says(registered, text));
  const name = typeof documentId === 'string' ? documentId : operationName;
  const registered = typeof name === 'string' ? registry.named(name) : undefined;
  if (registered && asRegistered(query)) {
    return { query: registered.text, operationName: registered.name, variables };
  }
  if (production || typeof query !== 'string') throw new BadBody('This operation is not registered');
  return { query, operationName: typeof operationName === 'string' ? operationName : null, variables };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
