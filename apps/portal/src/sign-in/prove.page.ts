import { Get, Next, Req, Res } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import passport from 'passport';
import { type Answer, goTo, show } from '../page/answer.js';
import { lostPost } from '../page/lost-post.js';
import { Page } from '../page/page.decorator.js';
import { log } from '../shell/log.js';
import { KeptForms } from './kept-form.js';
import { Providers, type ProvingOptions } from './providers.js';

/** To the person's own provider, which has to ask them again whatever session it remembers. */
@Page({ path: '/sign-in/prove', name: 'PROVE' })
export class ProvePage {
  constructor(private readonly providers: Providers) {}

  @Get()
  async start(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction): Promise<void> {
    const { person, provingFor = '/' } = req.session;
    const provider = await this.providers.of(person?.issuer ?? '').catch((error: unknown) => {
      log.error({ err: String(error), issuer: person?.issuer }, 'identity provider does not answer');
      return undefined;
    });
    if (!person || !provider) return res.redirect(303, '/sign-in/failed?why=provider');
    req.session.signingIn = { issuer: person.issuer, returnTo: provingFor, staffId: person.staffId };
    const options: ProvingOptions = {
      session: false,
      prompt: 'login',
      maxAge: 0,
      ...(person.loginHint && { loginHint: person.loginHint }),
      ...(provider.issuer.provingAcr && { acrValues: provider.issuer.provingAcr }),
    };
    (passport.authenticate(provider.strategy, options) as (req: Request, res: Response, next: NextFunction) => void)(req, res, next);
  }
}

/** Back from there: the form as it was sent, to look at and to send with the same key. Nothing is sent by merely coming here. */
@Page({ path: '/carry-on', name: 'CARRY_ON' })
export class CarryOnPage {
  constructor(private readonly kept: KeptForms) {}

  @Get()
  show(@Req() req: Request): Answer {
    const found = this.kept.of(req.session);
    if (!found) return goTo('/', { title: 'Nothing is waiting to be sent', variant: 'information' });
    return show('sign-in/carry-on', { lost: lostPost(found.body), action: found.action });
  }
}
