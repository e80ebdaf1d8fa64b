import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import type { ConcordatApi } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';

/** False when there was nothing of the kind to end: it may have ended by itself since the page was shown. */
export async function endSignIn(api: ConcordatApi, visit: Visit, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  try {
    await api.ask('EndSignIn', { id }, visit);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
