import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { CannotContinue } from './say.mjs';
import { hash, read } from './sources.mjs';

const FOLDER = 'apps/portal/assets';
const MANIFEST = `${FOLDER}/manifest.json`;

/** A hash of everything the pages' styles and scripts are made of; undefined while there is no portal. */
export function stylesHash() {
  if (!existsSync(join(root, MANIFEST))) return undefined;
  const own = readdirSync(join(root, FOLDER), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const theirs = ['govuk-frontend', '@ministryofjustice/frontend', 'sass'].map((name) => read(`node_modules/${name}/package.json`));
  return hash(...own.flatMap((path) => [path, read(path)]), ...theirs);
}

/** The manifest says which stylesheet comes from which source, and which files are taken over as they are. */
export async function makeStyles(write) {
  const { styles = {}, copy = {}, loadPaths = ['.', 'node_modules'] } = JSON.parse(read(MANIFEST).toString());
  const sass = await import('sass');
  for (const [name, source] of Object.entries(styles)) {
    try {
      const { css } = sass.compile(join(root, source), {
        style: 'compressed',
        loadPaths: loadPaths.map((path) => join(root, path)),
        quietDeps: true,
        logger: sass.Logger.silent,
      });
      write(`${FOLDER}/${name}`, css);
    } catch (error) {
      throw new CannotContinue(`The stylesheet ${source} does not compile: ${error.message}`);
    }
  }
  for (const [name, source] of Object.entries(copy)) write(`${FOLDER}/${name}`, read(source));
}
