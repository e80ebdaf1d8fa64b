export { bankHolidays } from './calendar/bank-holidays.js';
export { canonicalHash } from './canonical-hash.js';
export { PLATFORM_CONFIG, type PlatformConfig, platformConfig } from './config/platform-config.js';
export { type Acting } from './database/acting.js';
export { Entities } from './database/entities.js';
export { type KeyedAct, KeyedActs } from './database/keyed-acts.js';
export { OutcomeUnknown } from './database/outcome-unknown.js';
export { PipelinedReader } from './database/pipelined-reader.js';
export { PreparingClient } from './database/preparing-client.js';
export { databaseNow, type Tx, UnitOfWork } from './database/unit-of-work.js';
export {
  type Caller,
  type ColumnOf,
  Doorkeeper,
  type Narrowing,
  type RequestHead,
  StepUpNeeded,
  Unauthenticated,
} from './graphql/caller.js';
export { Day, Instant, UUID } from './graphql/scalars.js';
export { faultForLog, LOGGER, type Logger, makeLogger, NestLogger } from './logging/nest-logger.js';
export {
  apiServer,
  Health,
  limitsFor,
  OperationRegistry,
  PlatformModule,
  type PlatformParts,
  ReadPath,
  type Release,
} from './platform.module.js';
export { pdfFile } from './pdf/pdf-file.js';
export { column, quoted } from './read-path/columns.js';
export { link } from './read-path/links.js';
export { constantRoot, extendType, ReadModel, readRoot, readType, type RowsOf } from './read-path/model.js';
export { follow, Read, type Reading, type ReadRow } from './read-path/reading.js';
