import type { Flash } from '../shell/session.js';
import type { Form } from './form.js';

/** What a page answers with: something to show, or somewhere to go. */
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

export type Answer = Shown | Elsewhere;

/** `view` is the template's path from the source folder, without its ending: 'journeys/find/find'. A wrong form is answered with 400. */
export function show(view: string, data: Readonly<Record<string, unknown>> & { readonly form?: Form }, status?: number): Shown {
  const form = data.form;
  return new Shown(view, data, status ?? (form?.wrong ? 400 : form?.unknown ? 503 : 200));
}

/** After a POST, always: reload and Back then repeat nothing. */
export function goTo(path: string, flash?: Flash): Elsewhere {
  return new Elsewhere(path, flash);
}
