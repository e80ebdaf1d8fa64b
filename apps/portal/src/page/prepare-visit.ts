import type { RequestHandler } from 'express';
import type { Viewer } from '../api/answers/viewer.js';
import type { ConcordatApi } from '../api/concordat-api.js';
import type { SealedSession } from '../sign-in/sealed-session.js';
import { Visit } from './visit.js';

/** Before any page, found or not: whose token this is, and a way to ask once who they are. Asking is left to whoever needs it. */
export function prepareVisit(sealed: SealedSession, api: ConcordatApi): RequestHandler {
  return (req, _res, next) => {
    const visit = Visit.of(req);
    // Sent at last: what was kept for it while its sender signed in again is kept no longer.
    if (req.method === 'POST' && req.session.kept?.action === req.originalUrl) delete req.session.kept;
    visit.token = sealed.tokenOf(req.session);
    if (visit.token) {
      visit.viewer = once(async () => (await api.ask('Viewer', {}, visit)).viewer);
      visit.whyEnded = async () => (await api.ask('SignInEnded', {}, visit)).signInEnded ?? undefined;
    }
    next();
  };
}

function once(make: () => Promise<Viewer>): () => Promise<Viewer> {
  let made: Promise<Viewer> | undefined;
  return () => (made ??= make());
}
