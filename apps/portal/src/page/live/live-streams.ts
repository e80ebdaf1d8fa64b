import { PassThrough } from 'node:stream';
import { HttpException, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { NotFound, NotAllowed, NotSignedIn } from '../../api/api-failure.js';
import { SealedSession } from '../../sign-in/sealed-session.js';
import { Renderer } from '../../view/renderer.js';
import type { Live } from '../answer.js';
import { Visit } from '../visit.js';
import { Changes } from './changes.js';

const MOST_STREAMS = 500;
const BEAT_MS = 20_000;
/** What happens in one moment is told as one event. */
const GATHER_MS = 150;

/**
 * A page that changes by itself while somebody looks at it (server-sent events). Each event is asked for anew, as the reader: what they may no
 * longer read ends the stream, and so does the end of their sign-in. A stream does not count as being active: it keeps no sign-in alive.
 */
@Injectable()
export class LiveStreams {
  private open = 0;

  constructor(
    private readonly changes: Changes,
    private readonly sealed: SealedSession,
    private readonly renderer: Renderer,
  ) {}

  begin(req: Request, res: Response, live: Live): PassThrough {
    if (this.open >= MOST_STREAMS) throw new HttpException('', 503);
    this.open += 1;
    const out = new PassThrough();
    out.write('retry: 5000\n\n');
    const signedIn = this.letGoOfSession(req);
    const follower = new Follower(out, async () => {
      if (!(await signedIn())) throw new NotSignedIn(true);
      return this.renderer.fragment(await live.look());
    });
    const beat = setInterval(() => void signedIn().then((still) => (still ? out.write(':\n\n') : follower.end())), BEAT_MS);
    const leave = this.changes.follow(live.topic, () => follower.changed());
    follower.changed();
    res.once('close', () => {
      this.open -= 1;
      clearInterval(beat);
      leave();
      follower.end();
    });
    return out;
  }

  /** From here on this request neither saves the session nor makes it last longer; it is only looked up whether it still stands. */
  private letGoOfSession(req: Request): () => Promise<boolean> {
    const { sessionID, sessionStore } = req;
    const mine = Visit.of(req).token;
    Reflect.deleteProperty(req, 'session');
    return () =>
      new Promise((done) =>
        sessionStore.get(sessionID, (error: unknown, session) =>
          done(!error && session != null && this.sealed.tokenOf(session as never) === mine && mine !== undefined),
        ),
      );
  }
}

/** One look at a time, and one more when something changed while it looked. */
class Follower {
  private looking = false;
  private missed = false;
  private before: string | undefined;

  constructor(
    private readonly out: PassThrough,
    private readonly look: () => Promise<string>,
  ) {}

  changed(): void {
    if (this.looking) this.missed = true;
    else void this.tell();
  }

  end(): void {
    if (!this.out.writableEnded) this.out.end();
  }

  private async tell(): Promise<void> {
    this.looking = true;
    await new Promise((done) => setTimeout(done, GATHER_MS));
    this.missed = false;
    try {
      const shown = await this.look();
      if (shown !== this.before && !this.out.writableEnded) this.out.write(`event: changed\ndata: ${JSON.stringify(shown)}\n\n`);
      this.before = shown;
    } catch (error) {
      // Not theirs to read any more. Anything else was a fault of ours: the next change asks again.
      if ([NotFound, NotAllowed, NotSignedIn].some((kind) => error instanceof kind)) this.over();
    }
    this.looking = false;
    if (this.missed) this.changed();
  }

  private over(): void {
    if (!this.out.writableEnded) this.out.end('event: over\ndata: ""\n\n');
  }
}
