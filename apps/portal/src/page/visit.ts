import type { Readable } from 'node:stream';
import type { Request } from 'express';
import { isUuid } from '@lib/kernel';
import type { Viewer } from '../api/answers/viewer.js';
import { NotFound } from '../api/api-failure.js';
import type { Asker } from '../api/concordat-api.js';
import type { Flash } from '../shell/session.js';
import { Form } from './form.js';

const visits = new WeakMap<Request, Visit>();

/** One request for one page, as the page may see it. `Request` itself stays with the shell. */
export class Visit implements Asker {
  pageName = 'UNKNOWN';
  token: string | undefined;
  /** Asked once a visit, by whoever needs it first; set by the door. */
  viewer: () => Promise<Viewer | undefined> = () => Promise.resolve(undefined);
  /** What ended the sign-in that this visit came with, if it was anybody. */
  whyEnded: () => Promise<string | undefined> = () => Promise.resolve(undefined);

  private constructor(private readonly req: Request) {}

  static of(req: Request): Visit {
    const known = visits.get(req);
    if (known) return known;
    const made = new Visit(req);
    visits.set(req, made);
    return made;
  }

  get correlationId(): string {
    return this.req.correlationId;
  }

  get isPost(): boolean {
    return this.req.method === 'POST';
  }

  /** The address of this page with its question mark and all, for links that come back here. */
  get address(): string {
    return this.req.originalUrl;
  }

  get path(): string {
    return this.req.path;
  }

  /** An id from the address. What is not an id cannot be anything's, so it is answered as missing. */
  id(name: string): string {
    const given = this.req.params[name];
    if (typeof given !== 'string' || !isUuid(given)) throw new NotFound();
    return given.toLowerCase();
  }

  param(name: string): string {
    const given = this.req.params[name];
    return typeof given === 'string' ? given : '';
  }

  /** One value from after the question mark, trimmed; blank counts as not given. */
  query(name: string): string | undefined {
    const given = this.req.query[name];
    const first: unknown = Array.isArray(given) ? given[0] : given;
    const text = typeof first === 'string' ? first.trim() : '';
    return text === '' ? undefined : text;
  }

  queries(name: string): string[] {
    const given = this.req.query[name];
    const all: unknown[] = Array.isArray(given) ? given : [given];
    return all.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
  }

  /** The form of this page: what was posted, or nothing yet. */
  form<Field extends string>(...fields: Field[]): Form<Field> {
    return new Form(fields, this.isPost ? (this.req.body as unknown) : undefined);
  }

  /** The file that comes with the form, on the page that has one. */
  get upload(): Readable | undefined {
    return this.req.upload;
  }

  flash(flash: Flash): void {
    this.req.session.flash = flash;
  }
}
