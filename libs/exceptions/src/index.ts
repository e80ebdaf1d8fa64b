export { ProtectionRecord } from './graphql/exceptions.types.js';
export { ExceptionsModule } from './exceptions.module.js';
