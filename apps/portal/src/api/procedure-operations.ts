import type { ProcedureAnswer, ProceduresAnswer } from './answers/procedures.js';
import type { Named, Nothing } from './named.js';

/** Process maps. They are read; nothing of them is changed here. */
export interface ProcedureOperations {
  readonly Procedures: Named<Nothing, ProceduresAnswer>;
  readonly Procedure: Named<{ readonly code: string }, ProcedureAnswer>;
}
