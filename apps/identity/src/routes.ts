import { randomBytes } from 'node:crypto';
import type { Context, Next } from 'koa';
import type { IdentityConfig } from './config.js';
import { failedPage, nothingHerePage } from './common-pages.js';
import type { Frame } from './page-frame.js';
import { styles } from './styles.js';

/** A page of one of the two ways of signing in; false when the address is none of its own. */
export type OwnRoute = (ctx: Context) => Promise<boolean>;

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
    if (config.issuer.startsWith('https://')) ctx.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  };
}

export function ownPages(config: IdentityConfig, frame: Frame, ownRoute: OwnRoute) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      if (await ownRoute(ctx)) return;
      if (ctx.path === '/health') ctx.body = { status: 'ok' };
      else if (ctx.path === '/sign-in.css') Object.assign(ctx, { type: 'text/css', body: styles });
      else if (ctx.path === '/') Object.assign(ctx, { type: 'html', body: nothingHerePage(frame, config.portalUrl) });
      else await next();
    } catch (error) {
      Object.assign(ctx, { type: 'html', status: statusOf(error), body: failedPage(frame, config.portalUrl, wordsFor(error)) });
    }
  };
}

const statusOf = (error: unknown): number => (error as { status?: number }).status ?? 503;

/** What went wrong goes to the operator; the person learns what to do. */
function wordsFor(error: unknown): string {
  if (statusOf(error) < 500) return 'That was too long or not a form of this page.';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 'The sign-in is not working at the moment. Nothing was changed. Try again in a few minutes.';
}
