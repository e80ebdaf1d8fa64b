import { randomBytes } from 'node:crypto';
import type { Context, Next } from 'koa';
import type { Provider } from 'oidc-provider';
import type { IdentityConfig } from './config.js';
import { failedPage, nothingHerePage, signInPage } from './pages.js';
import { personOf } from './people.js';
import { styles } from './styles.js';

const INTERACTION = /^\/interaction\/([\w-]{1,64})$/;
const FORM_LIMIT = 4096;

/** Signing in ends with a redirect to the portal, which browsers count as part of the form's target. */
export function securityHeaders(config: IdentityConfig) {
  return async (ctx: Context, next: Next): Promise<void> => {
    ctx.state.nonce = randomBytes(16).toString('base64');
    await next();
    if (ctx.type === 'text/html') {
      ctx.set(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'self'; img-src data:; script-src 'nonce-${ctx.state.nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${config.portalUrl}`,
      );
      ctx.set('Cache-Control', 'no-store');
    }
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'no-referrer');
  };
}

export function ownPages(provider: Provider, config: IdentityConfig) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const uid = INTERACTION.exec(ctx.path)?.[1];
    if (ctx.path === '/health') ctx.body = { status: 'ok' };
    else if (ctx.path === '/sign-in.css') Object.assign(ctx, { type: 'text/css', body: styles });
    else if (ctx.path === '/') Object.assign(ctx, { type: 'html', body: nothingHerePage(config.portalUrl) });
    else if (uid && ctx.method === 'GET') await showPeople(ctx, provider, config, uid);
    else if (uid && ctx.method === 'POST') await choosePerson(ctx, provider, config, uid);
    else await next();
  };
}

async function showPeople(ctx: Context, provider: Provider, config: IdentityConfig, uid: string): Promise<void> {
  ctx.type = 'html';
  const waiting = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
  if (waiting?.uid !== uid) {
    ctx.status = 400;
    ctx.body = failedPage(config.portalUrl, 'This sign-in was left open too long or was already used.');
    return;
  }
  ctx.body = signInPage(uid);
}

async function choosePerson(ctx: Context, provider: Provider, config: IdentityConfig, uid: string): Promise<void> {
  const person = personOf(new URLSearchParams(await readForm(ctx)).get('subject'));
  if (!person) return showPeople(ctx, provider, config, uid);
  try {
    const next = await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: person.subject, remember: false } });
    ctx.redirect(next);
    ctx.status = 303;
  } catch {
    ctx.type = 'html';
    ctx.status = 400;
    ctx.body = failedPage(config.portalUrl, 'This sign-in was left open too long or was already used.');
  }
}

async function readForm(ctx: Context): Promise<string> {
  let text = '';
  for await (const chunk of ctx.req) {
    text += String(chunk);
    if (text.length > FORM_LIMIT) ctx.throw(413);
  }
  return text;
}
