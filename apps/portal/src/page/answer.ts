import type { Readable } from 'node:stream';
import type { Flash } from '../shell/session.js';
import type { Form } from './form.js';

/** What a page answers with: something to show, somewhere to go, a file, or what keeps changing. */
export class Shown {
  constructor(
    readonly view: string,
    readonly data: Readonly<Record<string, unknown>>,
    readonly status: number,
  ) {}
}

export class Elsewhere {
  constructor(
    readonly path: string,
    readonly flash?: Flash,
  ) {}
}

/** A file to keep. `name` is ours, in plain letters: nothing that somebody typed. */
export class Download {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly bytes: Buffer | Readable,
  ) {}
}

/** A part of a page that follows what changes. `topic` is what it is about; `look` asks, as the reader, what there is to see now. */
export class Live {
  constructor(
    readonly topic: string,
    readonly look: () => Promise<Shown>,
  ) {}
}

export type Answer = Shown | Elsewhere | Download | Live;

/** `view` is the template's path from the source folder, without its ending: 'journeys/find/find'. A wrong form is answered with 400. */
export function show(view: string, data: Readonly<Record<string, unknown>> & { readonly form?: Form }, status?: number): Shown {
  const form = data.form;
  return new Shown(view, data, status ?? (form?.wrong ? 400 : form?.unknown ? 503 : 200));
}

/** After a POST, always: reload and Back then repeat nothing. */
export function goTo(path: string, flash?: Flash): Elsewhere {
  return new Elsewhere(path, flash);
}
