import { Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ConcordatApi } from '../api/concordat-api.js';
import { type Answer, goTo, show } from '../page/answer.js';
import { Page, Visiting } from '../page/page.decorator.js';
import type { Visit } from '../page/visit.js';
import { forgetCookie } from '../shell/session.js';
import { Providers } from './providers.js';
import { SealedSession } from './sealed-session.js';

@Page({ path: '/sign-out', name: 'SIGN_OUT' })
export class SignOutPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly sealed: SealedSession,
    private readonly providers: Providers,
  ) {}

  /** All three sessions: the API's, this one, the provider's. The first is asked for but not waited on: leaving must always work. */
  @Post()
  async leave(@Visiting() visit: Visit, @Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<Answer> {
    const issuer = req.session.person?.issuer ?? '';
    const idToken = this.sealed.idTokenOf(req.session);
    await this.api.ask('EndSession', { why: 'signed out' }, visit).catch(() => undefined);
    const there = await this.providers.endSessionUrl(issuer, idToken);
    await this.sealed.end(req);
    forgetCookie(res);
    return goTo(there ?? '/signed-out');
  }
}

@Page({ path: '/signed-out', name: 'SIGNED_OUT', open: true })
export class SignedOutPage {
  @Get()
  show(): Answer {
    return show('sign-in/signed-out', {});
  }
}

/** Where a second tab lands when somebody signs in again to save what the first tab holds. */
@Page({ path: '/signed-in', name: 'SIGNED_IN' })
export class SignedInPage {
  @Get()
  show(): Answer {
    return show('sign-in/signed-in', {});
  }
}
