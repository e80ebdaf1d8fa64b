import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Environment } from 'nunjucks';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { tokenForForms } from '../page/csrf.js';
import type { Shown } from '../page/answer.js';
import { Visit } from '../page/visit.js';

export const TEMPLATES = Symbol('Templates');

/** Puts around a page's own data what every page shows: who is signed in, the clock, the nonce, the form token and one message. */
@Injectable()
export class Renderer {
  constructor(
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
    @Inject(TEMPLATES) private readonly templates: Environment,
  ) {}

  /** A part of a page by itself: nothing of the reader but what it was given. */
  fragment(shown: Shown): string {
    return this.templates.render(`${shown.view}.njk`, shown.data);
  }

  async page(req: Request, res: Response, shown: Shown): Promise<string> {
    const visit = Visit.of(req);
    const viewer = await visit.viewer();
    const signedIn = req.session?.person !== undefined;
    const flash = signedIn ? req.session.flash : undefined;
    if (flash) delete req.session.flash;
    return this.templates.render(`${shown.view}.njk`, {
      demo: this.config.demo,
      cspNonce: res.locals.cspNonce as string,
      viewer,
      may: (permission: string) => viewer?.permissions.includes(permission) ?? false,
      now: viewer?.now ?? new Date().toISOString(),
      signedIn,
      csrfToken: signedIn ? tokenForForms(req) : '',
      here: visit.path,
      address: visit.address,
      flash,
      ...shown.data,
    });
  }
}
