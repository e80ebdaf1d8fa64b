import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { NotSignedIn } from '../api/api-failure.js';
import { COOKIE } from '../shell/session.js';
import { type CsrfCheck, CSRF_CHECK, FormNotOurs } from './csrf.js';
import { PAGE, type PageDeclaration } from './page.decorator.js';
import { Visit } from './visit.js';

/** Before every page: is it declared, is the person signed in, is the form ours. In that order, and nothing is fetched before. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CSRF_CHECK) private readonly isOurs: CsrfCheck,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const declared = this.reflector.get<PageDeclaration | undefined>(PAGE, context.getClass());
    if (!declared) return false;
    const req = context.switchToHttp().getRequest<Request>();
    const visit = Visit.of(req);
    visit.pageName = declared.name;
    if (!visit.token && !declared.open) throw new NotSignedIn(carriesCookie(req));
    if (visit.isPost && !this.isOurs(req)) throw new FormNotOurs();
    return true;
  }
}

/** A browser that still carries our cookie had a session: it ran out, and the page can say so. */
function carriesCookie(req: Request): boolean {
  return (req.headers.cookie ?? '').includes(`${COOKIE}=`);
}
