import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@lib/kernel';
import { type Catalogue, type CatalogueQuestion, composeSet, type SetFile } from '../domain/compose-set.js';
import type { QuestionSet } from '../domain/question-set.js';
import { isSound, soundSet } from '../domain/sound-set.js';

/** A set as it is shipped. One that is not offered is asked by nobody until an agency turns it on. */
export interface ShippedSet {
  readonly set: QuestionSet;
  readonly offered: boolean;
}

const folder = (name: string): string => join(import.meta.dirname, name);
const json = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
const files = (name: string): readonly string[] =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith('.json'))
    .sort();

export function readCatalogue(): Catalogue {
  return {
    lists: json<Catalogue['lists']>(folder('lists.json')),
    questions: files('catalogue').flatMap((file) => json<readonly CatalogueQuestion[]>(folder('catalogue'), file)),
  };
}

export const readSetFiles = (): readonly SetFile[] => files('sets').map((file) => json<SetFile>(folder('sets'), file));

/** Every shipped set, composed and checked. One that is not sound stops the start, with everything that is wrong with it. */
export function shippedSets(): readonly ShippedSet[] {
  const catalogue = readCatalogue();
  return readSetFiles().map((file) => {
    const set = soundSet(composeSet(file, catalogue));
    if (!isSound(set)) throw new UnsoundShippedSet(file.code, set);
    return { set, offered: set.supplement === undefined };
  });
}

export class UnsoundShippedSet extends Error {
  constructor(
    readonly code: string,
    readonly problems: readonly Problem[],
  ) {
    super([`The shipped question set ${code} is not sound:`, ...problems.map(({ path, message }) => `  ${path}: ${message}`)].join('\n'));
  }
}
