import { CannotContinue } from '../cannot-continue.js';

/** One thing that is wrong in a world file, and where: a JSON pointer such as /acts/17/notes/0. */
export interface WorldError {
  readonly path: string;
  readonly message: string;
}

/** The file is wrong, or an act was refused: nothing of the world stays in the database. */
export class BadWorld extends CannotContinue {
  constructor(
    readonly file: string,
    readonly errors: readonly WorldError[],
  ) {
    super([`${file} cannot be loaded:`, ...errors.map((error) => `  ${error.path || '/'}: ${error.message}`)].join('\n'));
  }
}
