import type { Request } from 'express';
import { csrfSync } from 'csrf-sync';

export type CsrfCheck = (req: Request) => boolean;
export const CSRF_CHECK = Symbol('CsrfCheck');

const field = (req: Request): string | undefined => {
  const given: unknown = (req.body as Record<string, unknown> | undefined)?._csrf;
  return typeof given === 'string' ? given : undefined;
};
const synchronised = csrfSync({ getTokenFromRequest: field });

export const isFormOurs: CsrfCheck = (req) => synchronised.isRequestValid(req);
export const tokenForForms = (req: Request): string => synchronised.generateToken(req);

/** The form came from our own page but its token is old: the person signed in again in between. */
export class FormNotOurs extends Error {}
