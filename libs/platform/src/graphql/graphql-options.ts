import { type ApolloDriverConfig } from '@nestjs/apollo';
import type { PlatformConfig } from '../config/platform-config.js';
import type { Logger } from '../logging/logger.js';
import type { ReadPath } from '../read-path/read-path.js';
import type { Doorkeeper } from './caller.js';
import { costPlugin, CostRule } from './cost-rule.js';
import { DocumentStore } from './document-store.js';
import { formatted } from './faults.js';
import type { Limits } from './limits.js';
import { readPathPlugin, stringify } from './read-path.plugin.js';
import type { OperationRegistry } from './registry.js';
import { contextOf } from './request-context.js';
import { sayOnce } from './say-once.plugin.js';
import { walkLinks } from './walk-links.js';

export interface GraphqlParts {
  readonly config: PlatformConfig;
  readonly logger: Logger;
  readonly readPath: ReadPath;
  readonly doorkeeper: Doorkeeper;
  readonly registry: OperationRegistry;
  readonly limits: Limits;
}

export function graphqlOptions({ config, logger, readPath, doorkeeper, registry, limits }: GraphqlParts): ApolloDriverConfig {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    transformSchema: walkLinks,
    buildSchemaOptions: { numberScalarMode: 'integer' },
    graphiql: false,
    introspection: config.NODE_ENV !== 'production',
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    autoTransformHttpErrors: false,
    parseOptions: { maxTokens: limits.tokens },
    documentStore: new DocumentStore(registry),
    formatError: formatted,
    stringifyResult: stringify,
    context: contextOf(readPath, doorkeeper, logger),
    plugins: [costPlugin((schema) => new CostRule(schema, readPath.model.links(), limits)), readPathPlugin(readPath, logger), sayOnce],
  };
}
