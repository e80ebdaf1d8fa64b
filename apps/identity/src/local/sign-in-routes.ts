import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { failedPage } from '../common-pages.js';
import type { IdentityConfig } from '../config.js';
import { finishAs } from '../finish.js';
import { readForm } from '../forms.js';
import { TWO_FACTORS } from '../provider.js';
import type { OwnRoute } from '../routes.js';
import { DEVICE_COOKIE, type Throttle, TOO_MANY } from '../throttle.js';
import { asCode } from './codes.js';
import { keepDevice } from './device-cookie.js';
import { localFrame, type Problem } from './form-parts.js';
import { HalfWayHere } from './half-way.js';
import type { Outcome, SignIn } from './sign-in.js';
import { BUSY, CODE_NOT_RIGHT, codePage, NOT_RIGHT, passphrasePage } from './sign-in-pages.js';

const ADDRESS = /^\/interaction\/([\w-]{1,64})(\/code)?$/;
const LATE = 'This sign-in was left open too long or was already used.';

/** Sign-in name and passphrase, then the code, each on a page of its own. */
export class SignInRoutes {
  private readonly halfWay = new HalfWayHere();

  constructor(
    private readonly provider: Provider,
    private readonly config: IdentityConfig,
    private readonly signIn: SignIn,
    private readonly throttle: Throttle,
  ) {}

  readonly route: OwnRoute = async (ctx) => {
    const [, uid, code] = ADDRESS.exec(ctx.path) ?? [];
    if (!uid || !['GET', 'POST'].includes(ctx.method)) return false;
    ctx.type = 'html';
    const waiting = await this.provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
    if (waiting?.uid !== uid) this.late(ctx);
    else if (code) await this.askCode(ctx, uid);
    else await this.askPassphrase(ctx, uid, hintIn(waiting.params));
    return true;
  };

  private async askPassphrase(ctx: Context, uid: string, hint: string): Promise<void> {
    this.halfWay.drop(uid);
    if (ctx.method === 'GET') return void (ctx.body = passphrasePage(uid, hint));
    const form = await readForm(ctx);
    const [name, passphrase] = [form.get('name') ?? '', form.get('passphrase') ?? ''];
    const missing = missingFrom(name, passphrase);
    if (missing) return answer(ctx, 400, passphrasePage(uid, name, missing));
    const attempt = { name, source: ctx.ip, device: ctx.cookies.get(DEVICE_COOKIE) };
    const outcome = await this.signIn.passphrase(attempt, passphrase);
    if (outcome.came !== 'right') return refuse(ctx, outcome, NOT_RIGHT, (problem) => passphrasePage(uid, name, problem));
    this.halfWay.keep(uid, outcome.with);
    ctx.redirect(`/interaction/${uid}/code`);
    ctx.status = 303;
  }

  private async askCode(ctx: Context, uid: string): Promise<void> {
    const half = this.halfWay.of(uid);
    if (!half) {
      ctx.redirect(`/interaction/${uid}`);
      ctx.status = 303;
      return;
    }
    if (ctx.method === 'GET') return void (ctx.body = codePage(uid));
    const code = asCode((await readForm(ctx)).get('code') ?? '');
    if (!/^\d{6}$/.test(code)) return answer(ctx, 400, codePage(uid, { field: 'code', words: 'Enter the code: it has six figures' }));
    const outcome = await this.signIn.code(half, code);
    if (outcome.came !== 'right') return refuse(ctx, outcome, CODE_NOT_RIGHT, (problem) => codePage(uid, problem));
    this.halfWay.drop(uid);
    keepDevice(ctx, this.config, this.throttle.deviceCookie(half.attempt.name));
    await this.finish(ctx, outcome.with.subject);
  }

  private async finish(ctx: Context, subject: string): Promise<void> {
    const login = { accountId: subject, acr: TWO_FACTORS, amr: ['pwd', 'otp', 'mfa'], remember: false };
    try {
      await finishAs(this.provider, ctx, login);
    } catch {
      this.late(ctx);
    }
  }

  private late(ctx: Context): void {
    answer(ctx, 400, failedPage(localFrame, this.config.portalUrl, LATE));
  }
}

/** Whom the service expects, when it asks somebody again: filled in, and theirs to change. */
function hintIn(params: Readonly<Record<string, unknown>>): string {
  const hint = params['login_hint'];
  return typeof hint === 'string' && hint.length <= 100 ? hint : '';
}

function missingFrom(name: string, passphrase: string): Problem | undefined {
  if (name.trim() === '') return { field: 'name', words: 'Enter your sign-in name' };
  return passphrase === '' ? { field: 'passphrase', words: 'Enter your passphrase' } : undefined;
}

function refuse(
  ctx: Context,
  outcome: Exclude<Outcome<unknown>, { came: 'right' }>,
  wrong: Problem,
  page: (problem: Problem) => string,
): void {
  if (outcome.came === 'wrong') return answer(ctx, 400, page(wrong));
  if (outcome.came === 'busy') ctx.set('Retry-After', '5');
  else ctx.set('Retry-After', String(outcome.minutes * 60));
  if (outcome.came === 'busy') return answer(ctx, 503, page(BUSY));
  answer(ctx, 429, page({ words: TOO_MANY(outcome.minutes) }));
}

function answer(ctx: Context, status: number, body: string): void {
  ctx.type = 'html';
  ctx.status = status;
  ctx.body = body;
}
