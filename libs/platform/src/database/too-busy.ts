/** pg-pool gives its own fault no code. */
const NO_CONNECTION_FREE = 'timeout exceeded when trying to connect';
const STATEMENT_TIMEOUT = '57014';

/** Nothing was done: no connection came free in time, or a statement took longer than any may and everything was taken back. */
export class TooBusy extends Error {
  constructor(cause: unknown) {
    super('More is being done than this service can do at once', { cause });
    this.name = 'TooBusy';
  }
}

/** Of an act that has not been committed; anything else as it is. */
export function busyFault(fault: unknown): unknown {
  const { message, code, driverError } = (fault ?? {}) as { message?: unknown; code?: unknown; driverError?: { code?: unknown } };
  return message === NO_CONNECTION_FREE || (driverError?.code ?? code) === STATEMENT_TIMEOUT ? new TooBusy(fault) : fault;
}
