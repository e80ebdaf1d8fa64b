import type { InviteVariables } from '../../api/answers/local-accounts.js';
import type { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Visit } from '../../page/visit.js';

/**
 * The link is shown in the answer itself and nowhere else: it is kept neither in the session nor in an address. Loaded again, the page makes
 * another one and the one before is dead.
 */
export async function madeLink(api: ConcordatApi, visit: Visit, input: InviteVariables['input']): Promise<Answer> {
  const { inviteLocalAccount: made } = await api.ask('InviteLocalAccount', { input }, visit);
  if (made.__typename === 'LocalAccountInvited') return show('journeys/local-accounts/link', { made, back: '/local-accounts' });
  return goTo('/local-accounts', { variant: 'warning', title: 'No link was made', text: made.explanation });
}
