export { AsOf, type AsOfAsked, type AsksDatabase, type ToldAsOf, type WithheldAsOf } from './reads/as-of.js';
export { OversightModule } from './oversight.module.js';
export { heldSql, seenSql, takenBackSql, toldSql, withheldSql } from './reads/known-then-sql.js';
export { csvOf } from './text/chronology-text.js';
