import { randomBytes, randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { isUuid } from '@lib/kernel';
import { isLocal, type PortalConfig } from '../config.js';

declare module 'express-serve-static-core' {
  interface Request {
    correlationId: string;
  }
}

/** One id through portal, API and logs; a caller's own is kept only when it looks like one, so that logs cannot be written through it. */
export function correlate(req: Request, res: Response, next: NextFunction): void {
  const given = req.get('x-request-id');
  req.correlationId = given && isUuid(given) ? given.toLowerCase() : randomUUID();
  res.setHeader('X-Request-Id', req.correlationId);
  next();
}

/** On a developer's own machine the loopback stands in for the https proxy; browsers treat localhost as trustworthy, express-session does not. */
export function trustLoopback(config: PortalConfig): RequestHandler {
  const plain = !config.production && isLocal(config.url) && config.url.startsWith('http://');
  return (req, _res, next) => {
    if (plain) req.headers['x-forwarded-proto'] = 'https';
    next();
  };
}

export function securityHeaders(config: PortalConfig): RequestHandler {
  const secure = config.url.startsWith('https://');
  const providers = config.issuers.map((one) => new URL(one.issuer).origin);
  const nonceOf = (_req: unknown, res: unknown): string => `'nonce-${(res as Response).locals.cspNonce}'`;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonceOf],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'none'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'", ...providers],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (req, res, next) => {
    res.locals.cspNonce = randomBytes(16).toString('base64');
    headers(req, res, next);
  };
}

/** Pages hold what one person may see: no cache, shared or private, keeps a copy. */
export function neverKept(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  next();
}
