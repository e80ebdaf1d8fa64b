import type { Context } from 'koa';
import type { InteractionResults, Provider } from 'oidc-provider';

/**
 * Back to the portal, as this person. Whoever signed in on this browser before is forgotten first: people share desks, and the provider would
 * put a page of its own between the two that nobody here has seen.
 */
export async function finishAs(provider: Provider, ctx: Context, login: NonNullable<InteractionResults['login']>): Promise<void> {
  const { session: before } = await provider.interactionDetails(ctx.req, ctx.res);
  const back = await provider.interactionResult(ctx.req, ctx.res, { login });
  if (before && before.accountId !== login.accountId) await forget(provider, before.uid);
  ctx.redirect(back);
  ctx.status = 303;
}

async function forget(provider: Provider, uid: string): Promise<void> {
  const session = await provider.Session.findByUid(uid);
  if (!session) return;
  for (const part of ['accountId', 'loginTs', 'acr', 'amr', 'authorizations'] as const) delete session[part];
  await session.persist();
}
