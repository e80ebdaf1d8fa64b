import { applyDecorators, Controller, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { Visit } from './visit.js';

export interface PageDeclaration {
  readonly path: string | string[];
  /** How the access log calls this page, in the manner of PAGE_VIEW_<NAME>: a page without one does not compile. */
  readonly name: Uppercase<string>;
  /** Pages for people who are not signed in say so; every other page asks for sign-in. */
  readonly open?: true;
}

export const PAGE = Symbol('Page');

/** A page of the portal: where it stands, how the access log calls it, and whether it may be seen without signing in, in one line. */
export function Page(declaration: PageDeclaration): ClassDecorator {
  return applyDecorators(Controller({ path: declaration.path }), SetMetadata(PAGE, declaration));
}

/** The handler's one argument: everything a page may know of the request. */
export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext) =>
  Visit.of(context.switchToHttp().getRequest<Request>()),
);
