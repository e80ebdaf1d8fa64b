import { Get, Inject, Next, Req, Res } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import passport from 'passport';
import { type Asker, ConcordatApi } from '../api/concordat-api.js';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { type Answer, goTo, show } from '../page/answer.js';
import { Page, Visiting } from '../page/page.decorator.js';
import type { Visit } from '../page/visit.js';
import { log } from '../shell/log.js';
import { isManagedDevice } from './managed-device.js';
import { Providers } from './providers.js';
import { ReturnPaths } from './return-path.js';
import { SealedSession, type Tokens } from './sealed-session.js';

@Page({ path: '/sign-in', name: 'SIGN_IN', open: true })
export class SignInPage {
  constructor(
    private readonly providers: Providers,
    private readonly returnPaths: ReturnPaths,
  ) {}

  /** Straight on when there is one provider and nothing to say; otherwise a page to choose on, or to read why one is here again. */
  @Get()
  choose(@Visiting() visit: Visit): Answer {
    const to = visit.query('to') ?? this.returnPaths.write('/');
    const ended = visit.query('ended');
    const links = this.providers.issuers.map((one, index) => ({
      name: one.label,
      href: `/sign-in/with?by=${index}&to=${encodeURIComponent(to)}${ended ? '&again=yes' : ''}`,
    }));
    const only = links.length === 1 ? links[0] : undefined;
    return only && !ended ? goTo(only.href) : show('sign-in/choose', { links, ended, goesBack: this.returnPaths.read(to) !== '/' });
  }
}

@Page({ path: '/sign-in/with', name: 'SIGN_IN_START', open: true })
export class SignInStartPage {
  constructor(
    private readonly providers: Providers,
    private readonly returnPaths: ReturnPaths,
  ) {}

  @Get()
  async start(@Visiting() visit: Visit, @Req() req: Request, @Res() res: Response, @Next() next: NextFunction): Promise<void> {
    const issuer = this.providers.issuers[Number(visit.query('by') ?? 0)];
    if (!issuer) return res.redirect(303, '/sign-in');
    const provider = await this.providers.of(issuer.issuer).catch((error: unknown) => {
      log.error({ err: String(error), issuer: issuer.issuer }, 'identity provider does not answer');
      return undefined;
    });
    if (!provider) return res.redirect(303, '/sign-in/failed?why=provider');
    req.session.signingIn = { issuer: issuer.issuer, returnTo: this.returnPaths.read(visit.query('to')) };
    // After an idle sign-out the provider's own session must not open the door again by itself.
    const prompt = visit.query('again') === 'yes' ? 'login' : issuer.prompt;
    const options = { session: false, ...(prompt && { prompt }) };
    (passport.authenticate(provider.strategy, options) as (req: Request, res: Response, next: NextFunction) => void)(req, res, next);
  }
}

@Page({ path: '/sign-in/callback', name: 'SIGN_IN_CALLBACK', open: true })
export class SignInCallbackPage {
  constructor(
    private readonly providers: Providers,
    private readonly api: ConcordatApi,
    private readonly sealed: SealedSession,
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
  ) {}

  @Get()
  async finish(@Visiting() visit: Visit, @Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<Answer> {
    const { issuer, returnTo = '/', staffId } = req.session.signingIn ?? {};
    delete req.session.signingIn;
    const provider = issuer ? await this.providers.of(issuer).catch(() => undefined) : undefined;
    if (!provider) return goTo('/sign-in');
    const tokens = await exchange(provider.strategy, req, res);
    if (!tokens) return goTo('/sign-in/failed?why=provider');
    const managedDevice = isManagedDevice(this.config, req);
    const asker = { token: tokens.accessToken, correlationId: visit.correlationId, pageName: visit.pageName };
    const started = await this.api.ask('StartSession', { managedDevice }, asker).catch(() => undefined);
    if (!started) return goTo('/sign-in/failed?why=service');
    if (!started.startSession) return goTo('/sign-in/failed?why=account');
    const { viewer } = await this.api.ask('Viewer', {}, asker);
    if (staffId !== undefined && viewer.staffId !== staffId) return this.somebodyElse(asker);
    if (staffId !== undefined) await this.endFormer(visit, asker);
    await this.sealed.begin(req, tokens, viewer, managedDevice);
    if (staffId !== undefined) req.session.provedAt = Date.now();
    return goTo(returnTo);
  }

  /** A provider may have made a new sign-in of it or kept the one there was; one that is left behind would only be one more to look after. */
  private async endFormer(former: Asker, asker: Asker): Promise<void> {
    const ids = [former, asker].map((one) => this.api.ask('SignIns', {}, one).then(({ thisSignIn }) => thisSignIn));
    const [before, now] = await Promise.all(ids).catch(() => []);
    if (before && now && before !== now) await this.api.ask('EndSignIn', { id: before }, asker).catch(() => undefined);
  }

  /** Their sign-in is ended again; the session that asked for proof, and what was typed in it, stay with the person who typed it. */
  private async somebodyElse(asker: Asker): Promise<Answer> {
    await this.api.ask('EndSession', { why: 'not the person who was asked' }, asker).catch(() => undefined);
    return goTo('/sign-in/failed?why=somebody-else');
  }
}

@Page({ path: '/sign-in/failed', name: 'SIGN_IN_FAILED', open: true })
export class SignInFailedPage {
  @Get()
  failed(@Visiting() visit: Visit): Answer {
    const why = visit.query('why');
    return show('sign-in/failed', { why }, why === 'account' || why === 'somebody-else' ? 403 : 503);
  }
}

/** Passport with a callback of its own: nothing is put into the session until the API has opened its side. */
function exchange(strategy: passport.Strategy, req: Request, res: Response): Promise<Tokens | undefined> {
  return new Promise((done) => {
    const finished = (error: unknown, user?: unknown): void => {
      if (error) log.warn({ err: String(error) }, 'sign-in could not be finished');
      done(user ? (user as Tokens) : undefined);
    };
    const run = passport.authenticate(strategy, { session: false }, finished) as (
      req: Request,
      res: Response,
      next: (error?: unknown) => void,
    ) => void;
    run(req, res, finished);
  });
}
