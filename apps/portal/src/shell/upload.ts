import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** A file that is being sent; it is read as it comes and kept nowhere. */
    upload?: Readable;
  }
}

/** Whoever has more makes two files of it. */
export const MOST_BYTES = 60 * 1024 * 1024;
const LIMITS = { fields: 10, fieldNameSize: 50, fieldSize: 2_000, files: 1, parts: 12, headerPairs: 20, fileSize: MOST_BYTES };

/**
 * A form with a file in it, for the one page that has such a form. Its fields stand before the file, so the token against forged forms is there
 * before a byte of the file is read: the door asks for it as for every form. What is not read is let run out, so that the answer is heard.
 */
export function formsWithFile(path: string): RequestHandler {
  return (req: Request, res: Response, next: NextFunction): void => {
    const type = req.headers['content-type'] ?? '';
    if (req.method !== 'POST' || req.path !== path || !type.startsWith('multipart/form-data')) return next();
    let went = false;
    const go = (fault?: unknown): void => {
      if (went) return;
      went = true;
      next(fault);
    };
    const fields: Record<string, string> = {};
    const parser = partsOf(req, go);
    if (!parser) return;
    parser.on('field', (name: string, value: string) => {
      if (!went) fields[name] = value;
    });
    parser.on('file', (_name, file, fileName) => {
      // A browser sends a nameless empty file where none was chosen.
      if (fileName === undefined || fileName === '') return void file.resume();
      req.upload = file;
      // The reader may have gone away by the time that it breaks.
      file.on('error', () => undefined);
      file.on('limit', () => file.destroy(new TooLong()));
      go();
    });
    parser.on('error', (fault: unknown) => {
      req.upload?.destroy(fault as Error);
      go(Object.assign(new Error('not a form'), { status: 400 }));
    });
    parser.on('finish', () => go());
    req.body = fields;
    res.on('close', () => {
      req.unpipe(parser);
      req.resume();
    });
    req.on('aborted', () => req.upload?.destroy(new Error('the sender went away')));
    req.pipe(parser);
  };
}

export class TooLong extends Error {}

function partsOf(req: Request, go: (fault: unknown) => void) {
  try {
    return new Busboy({ headers: { 'content-type': req.headers['content-type'] ?? '' }, limits: LIMITS });
  } catch {
    req.resume();
    go(Object.assign(new Error('not a form'), { status: 400 }));
    return undefined;
  }
}
