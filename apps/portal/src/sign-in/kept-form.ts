import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import type { KeptForm } from '../shell/session.js';
import { isLocalPath } from './return-path.js';
import { deriveKey, seal, unseal } from './seal.js';

const LONGEST = 200_000;
const MINUTES_KEPT = 30;
type Session = Request['session'];

/**
 * The one form whose sender is signing in again, with its key, so that it is sent once. It may hold risk text: it is sealed, the last one
 * only, kept for half an hour, for its sender only, and gone with the session. A draft behind the API would outlast all of that.
 */
@Injectable()
export class KeptForms {
  private readonly key: Buffer;

  constructor(@Inject(PORTAL_CONFIG) config: PortalConfig) {
    this.key = deriveKey(config.sessionSecret, 'kept form');
  }

  /** False when it is too long to be kept here: then it has to stay on the page. */
  keep(req: Pick<Request, 'session' | 'originalUrl' | 'body'>, now = Date.now()): boolean {
    const staffId = req.session.person?.staffId;
    const { _csrf, ...posted } = (req.body ?? {}) as Record<string, unknown>;
    const text = JSON.stringify(posted);
    delete req.session.kept;
    if (staffId === undefined || text.length > LONGEST || !isLocalPath(req.originalUrl)) return false;
    req.session.kept = { staffId, action: req.originalUrl, sealed: seal(this.key, text), until: now + MINUTES_KEPT * 60_000 };
    return true;
  }

  of({ kept, person }: Session, now = Date.now()): { action: string; body: unknown } | undefined {
    const text = isTheirs(kept, person?.staffId, now) ? unseal(this.key, kept.sealed) : undefined;
    return text === undefined || kept === undefined ? undefined : { action: kept.action, body: JSON.parse(text) as unknown };
  }
}

function isTheirs(kept: KeptForm | undefined, staffId: string | undefined, now: number): kept is KeptForm {
  return kept !== undefined && kept.staffId === staffId && now < kept.until;
}
