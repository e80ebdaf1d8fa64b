import type { SearchRecordAnswer, SearchRecordVariables } from './answers/search.js';
import type { Named } from './named.js';

/** Words looked for in what one may read. */
export interface SearchOperations {
  readonly SearchRecord: Named<SearchRecordVariables, SearchRecordAnswer>;
}
