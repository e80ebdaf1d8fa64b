import { GraphQLError } from 'graphql';
import type { Logger } from '../logging/logger.js';
import { faultForLog } from '../logging/logger.js';
import type { ReadPath } from '../read-path/read-path.js';
import type { Reading } from '../read-path/reading.js';
import type { Caller, Doorkeeper, RequestHead } from './caller.js';

/** What every resolver and the compiled path see of a request: made once, before anything runs. */
export interface RequestContext {
  readonly caller: Caller;
  readonly correlationId: string;
  /** Asks again who sends this, after their standing changed under it. */
  readonly again: () => Promise<Caller>;
  readonly readings: (operationName: string | null) => Reading;
}

export function contextOf(readPath: ReadPath, doorkeeper: Doorkeeper, logger: Logger) {
  return async (request: RequestHead & { readonly id: string }): Promise<RequestContext> => {
    const correlationId = request.id;
    try {
      const again = (): Promise<Caller> => doorkeeper.identify(request, correlationId);
      const caller = await again();
      return { caller, correlationId, again, readings: (operationName) => readPath.reading(caller, operationName, again) };
    } catch (fault) {
      logger.error({ correlationId, fault: faultForLog(fault) }, 'who asks could not be found out');
      throw new GraphQLError('fault', { extensions: { code: 'FAULT', correlationId, http: { status: 503 } } });
    }
  };
}
