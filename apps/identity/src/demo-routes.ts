import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import type { IdentityConfig } from './config.js';
import { demoFrame, signInPage } from './demo-pages.js';
import { personOf } from './demo-people.js';
import { failedPage } from './common-pages.js';
import { finishAs } from './finish.js';
import { readForm } from './forms.js';
import type { OwnRoute } from './routes.js';

const INTERACTION = /^\/interaction\/([\w-]{1,64})$/;

/** "Sign in as ...": a list of invented people, of whom one is chosen. */
export function demoRoute(provider: Provider, config: IdentityConfig): OwnRoute {
  return async (ctx) => {
    const uid = INTERACTION.exec(ctx.path)?.[1];
    if (!uid) return false;
    if (ctx.method === 'GET') await showPeople(ctx, provider, config, uid);
    else if (ctx.method === 'POST') await choosePerson(ctx, provider, config, uid);
    return true;
  };
}

async function showPeople(ctx: Context, provider: Provider, config: IdentityConfig, uid: string): Promise<void> {
  ctx.type = 'html';
  const waiting = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
  if (waiting?.uid !== uid) return tooLate(ctx, config);
  ctx.body = signInPage(uid, personOf(waiting.session?.accountId));
}

async function choosePerson(ctx: Context, provider: Provider, config: IdentityConfig, uid: string): Promise<void> {
  const form = await readForm(ctx);
  const waiting = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
  const person = personOf(form.has('still') ? waiting?.session?.accountId : form.get('subject'));
  if (!person) return showPeople(ctx, provider, config, uid);
  try {
    await finishAs(provider, ctx, { accountId: person.subject, remember: false });
  } catch {
    tooLate(ctx, config);
  }
}

function tooLate(ctx: Context, config: IdentityConfig): void {
  ctx.type = 'html';
  ctx.status = 400;
  ctx.body = failedPage(demoFrame, config.portalUrl, 'This sign-in was left open too long or was already used.');
}
