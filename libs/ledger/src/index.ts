export { ENTRY_KINDS, type EntryKind } from './domain/entry-kinds.js';
export { type RecordedItem } from './domain/items.js';
export { type StrictJson } from './domain/strict-json.js';
export { LedgerModule } from './ledger.module.js';
export { Ledger, type RecordedAct } from './store/ledger.js';
