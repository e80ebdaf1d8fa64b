import type { Context } from 'koa';
import type { IdentityConfig } from '../config.js';
import { readForm } from '../forms.js';
import type { OwnRoute } from '../routes.js';
import type { Throttle } from '../throttle.js';
import { acceptedPage, choosePage, CODE_NOT_YET, enrolPage, noInvitationPage } from './accept-pages.js';
import type { Accepting } from './accepting.js';
import type { Invitation } from './accounts.js';
import { asCode } from './codes.js';
import { keepDevice } from './device-cookie.js';
import type { Problem } from './form-parts.js';
import { TooBusy } from './passphrase-work.js';
import { BUSY } from './sign-in-pages.js';

const ADDRESS = /^\/accept\/([\w-]{43})(\/code)?$/;
const NOT_THE_SAME: Problem = { field: 'again', words: 'The two are not the same. Type the passphrase in both boxes' };

/** The two pages behind an invitation's link. Looking at them uses nothing up; the last code does. */
export class AcceptRoutes {
  constructor(
    private readonly config: IdentityConfig,
    private readonly accepting: Accepting,
    private readonly throttle: Throttle,
  ) {}

  readonly route: OwnRoute = async (ctx) => {
    if (!ctx.path.startsWith('/accept/') || !['GET', 'HEAD', 'POST'].includes(ctx.method)) return false;
    ctx.type = 'html';
    const [, token, code] = ADDRESS.exec(ctx.path) ?? [];
    const invitation = token ? await this.accepting.open(token) : undefined;
    if (!token || !invitation) say(ctx, 404, noInvitationPage());
    else if (code) await this.confirm(ctx, token, invitation);
    else await this.choose(ctx, token, invitation);
    return true;
  };

  private async choose(ctx: Context, token: string, invitation: Invitation): Promise<void> {
    if (ctx.method !== 'POST') return say(ctx, 200, choosePage(token, invitation));
    const form = await readForm(ctx);
    const passphrase = form.get('passphrase') ?? '';
    const problem = await this.whyNot(invitation, passphrase, form.get('again') ?? '');
    if (problem) return say(ctx, problem === BUSY ? 503 : 400, choosePage(token, invitation, problem));
    ctx.redirect(`/accept/${token}/code`);
    ctx.status = 303;
  }

  private async whyNot(invitation: Invitation, passphrase: string, again: string): Promise<Problem | undefined> {
    if (passphrase !== '' && passphrase !== again) return NOT_THE_SAME;
    try {
      const wrong = await this.accepting.choose(invitation, passphrase);
      return wrong === undefined ? undefined : { field: 'passphrase', words: wrong };
    } catch (error) {
      if (error instanceof TooBusy) return BUSY;
      throw error;
    }
  }

  private async confirm(ctx: Context, token: string, invitation: Invitation): Promise<void> {
    const chosen = this.accepting.chosen(invitation);
    if (!chosen) {
      ctx.redirect(`/accept/${token}`);
      ctx.status = 303;
      return;
    }
    if (ctx.method !== 'POST') return say(ctx, 200, enrolPage(token, chosen));
    const code = asCode((await readForm(ctx)).get('code') ?? '');
    if (!(await this.accepting.confirm(invitation, code))) return say(ctx, 400, enrolPage(token, chosen, CODE_NOT_YET));
    keepDevice(ctx, this.config, this.throttle.deviceCookie(invitation.signInName));
    say(ctx, 200, acceptedPage(this.config.portalUrl, invitation.signInName));
  }
}

function say(ctx: Context, status: number, body: string): void {
  ctx.type = 'html';
  ctx.status = status;
  ctx.body = body;
}
