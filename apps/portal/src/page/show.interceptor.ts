import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Renderer } from '../view/renderer.js';
import { type Answer, Download, Elsewhere, Live } from './answer.js';
import { LiveStreams } from './live/live-streams.js';
import { Visit } from './visit.js';

/** Turns what a page answers into the response: rendered, or a redirect that makes reload and Back harmless. */
@Injectable()
export class ShowInterceptor implements NestInterceptor<Answer | undefined, unknown> {
  constructor(
    private readonly renderer: Renderer,
    private readonly streams: LiveStreams,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer | undefined>): Observable<unknown> {
    const http = context.switchToHttp();
    const req = http.getRequest<Request>();
    const res = http.getResponse<Response>();
    // Asked for at once, so that the header's question travels beside the page's own.
    Visit.of(req)
      .viewer()
      .catch(() => undefined);
    return next.handle().pipe(
      mergeMap(async (answer) => {
        // A handler that answers by itself, as the way to an identity provider does.
        if (!answer) return undefined;
        if (answer instanceof Elsewhere) {
          if (answer.flash) Visit.of(req).flash(answer.flash);
          await saved(req);
          res.status(303).location(answer.path).type('text');
          return '';
        }
        if (answer instanceof Download) return fileOf(answer);
        if (answer instanceof Live) return new StreamableFile(this.streams.begin(req, res, answer), { type: 'text/event-stream' });
        const page = await this.renderer.page(req, res, answer);
        res.status(answer.status).type('html');
        return page;
      }),
    );
  }
}

function fileOf({ bytes, type, name }: Download): StreamableFile {
  const options = { type, disposition: `attachment; filename="${name}"` };
  return Buffer.isBuffer(bytes) ? new StreamableFile(bytes, options) : new StreamableFile(bytes, options);
}

/** Browsers follow a redirect as soon as its headers are there, which may be before the session has been written: written first, then. */
async function saved(req: Request): Promise<void> {
  if (!req.session?.person) return;
  await new Promise<void>((done, failed) => req.session.save((error: unknown) => (error ? failed(error as Error) : done())));
}
