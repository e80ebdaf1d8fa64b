import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import {
  FieldErrors,
  NotAllowed,
  NotFound,
  NotSignedIn,
  OutcomeUnknown,
  ServiceFault,
  StepUpNeeded,
  TryAgain,
} from '../api/api-failure.js';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { log } from '../shell/log.js';
import { forgetCookie } from '../shell/session.js';
import { KeptForms } from '../sign-in/kept-form.js';
import { ReturnPaths } from '../sign-in/return-path.js';
import { SealedSession } from '../sign-in/sealed-session.js';
import { Renderer } from '../view/renderer.js';
import { Shown } from './answer.js';
import { FormNotOurs, tokenForForms } from './csrf.js';
import { lostPost } from './lost-post.js';
import { Visit } from './visit.js';

const ASKED_JUST_NOW_MS = 60_000;
const ENDED_BY: Readonly<Record<string, string>> = { ENDED_ELSEWHERE: 'elsewhere', ENDED_BY_ADMINISTRATOR: 'administrator' };

/** Every way a page can fail, and the page that says so. Nobody is signed out for a refusal, and nothing typed is lost. */
@Catch()
@Injectable()
export class FailuresFilter implements ExceptionFilter {
  constructor(
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
    private readonly renderer: Renderer,
    private readonly sealed: SealedSession,
    private readonly returnPaths: ReturnPaths,
    private readonly kept: KeptForms,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [req, res] = [http.getRequest<Request>(), http.getResponse<Response>()];
    if (res.headersSent) return;
    if (error instanceof NotSignedIn) return this.signInAgain(error, req, res);
    const answer = error instanceof StepUpNeeded ? this.proveAgain(req) : this.pageFor(error, req);
    if (answer.status >= 500)
      log.error({ err: reasonOf(error), correlationId: req.correlationId, page: Visit.of(req).pageName }, 'page failed');
    await this.send(req, res, answer);
  }

  private pageFor(error: unknown, req: Request): Shown {
    const status = statusOf(error);
    if (error instanceof NotAllowed) return page('not-allowed', 403, { reason: error.reason });
    const again = pressAgain(error, req);
    if (again) return again;
    if (error instanceof FieldErrors) return page('not-understood', 400, { messages: Object.values(error.fields) });
    if (error instanceof FormNotOurs) return this.sendAgain(req);
    if (error instanceof NotFound || status === 404) return page('not-found', 404);
    if (error instanceof ServiceFault)
      return page(error.unreachable ? 'not-answering' : 'fault', error.unreachable ? 503 : 500, { correlationId: error.correlationId });
    if (status === 413) return page('too-long', 413);
    if (status < 500) return page('not-understood', status, { messages: [] });
    return page('fault', 500, { correlationId: req.correlationId });
  }

  /** Our own page with an old token is shown again with a fresh one; a form from another site is not. */
  private sendAgain(req: Request): Shown {
    const ours = req.get('origin') === this.config.url;
    return ours ? page('send-again', 403, { lost: lostPost(req.body), action: req.originalUrl }) : page('not-our-form', 403);
  }

  /** Whoever has come back from proving a moment ago and is asked again was not asked there: going round once more would help nobody. */
  private proveAgain(req: Request): Shown {
    const isPost = req.method === 'POST';
    const form = isPost ? { lost: lostPost(req.body), action: req.originalUrl } : {};
    if (Date.now() - (req.session.provedAt ?? 0) < ASKED_JUST_NOW_MS) return page('not-proved', 403, form);
    const keeps = isPost && this.kept.keep(req);
    req.session.provingFor = keeps ? '/carry-on' : isPost ? '/signed-in' : req.originalUrl;
    return isPost && !keeps ? page('prove-in-another-tab', 403, form) : page('prove-again', 403, { keeps });
  }

  private async signInAgain(error: NotSignedIn, req: Request, res: Response): Promise<void> {
    const ranOut = error.expired || req.session?.person !== undefined;
    const by = ranOut ? await this.endedBy(req) : undefined;
    if (req.session?.person) await this.sealed.end(req);
    Visit.of(req).viewer = () => Promise.resolve(undefined);
    const to = encodeURIComponent(this.returnPaths.write(req.originalUrl));
    if (req.method === 'POST') {
      const data = {
        lost: lostPost(req.body),
        action: req.originalUrl,
        signIn: `/sign-in?to=${encodeURIComponent(this.returnPaths.write('/signed-in'))}`,
      };
      return this.send(req, res, page('signed-out-before-sending', 401, data));
    }
    if (ranOut) forgetCookie(res);
    res.redirect(303, `/sign-in?to=${to}${ranOut ? `&ended=${by ?? 'yes'}` : ''}`);
  }

  /** Somebody who was put out is told so; a token that is none any more says nothing. */
  private async endedBy(req: Request): Promise<string | undefined> {
    const why = await Visit.of(req)
      .whyEnded()
      .catch(() => undefined);
    return ENDED_BY[why ?? ''];
  }

  private async send(req: Request, res: Response, shown: Shown): Promise<void> {
    const visit = Visit.of(req);
    const viewer = await visit.viewer().catch(() => undefined);
    visit.viewer = () => Promise.resolve(viewer);
    const csrfToken = req.session?.person ? tokenForForms(req) : '';
    const html = await this.renderer.page(req, res, new Shown(shown.view, { csrfToken, ...shown.data }, shown.status));
    res.status(shown.status).type('html').send(html);
  }
}

const page = (name: string, status: number, data: Readonly<Record<string, unknown>> = {}): Shown =>
  new Shown(`page/failures/${name}`, data, status);

/** The form as it was sent, with its key: pressing once more does it once. */
function pressAgain(error: unknown, req: Request): Shown | undefined {
  const form = { lost: lostPost(req.body), action: req.originalUrl };
  if (error instanceof TryAgain) return page('not-saved', 409, form);
  return error instanceof OutcomeUnknown ? page('not-known', 503, form) : undefined;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
}

/** The kind and place of the fault, never what was typed. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.stack?.split('\n').slice(0, 4).join(' ') ?? error.message}` : 'unknown';
}
