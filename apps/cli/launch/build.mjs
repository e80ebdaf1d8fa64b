import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { CannotContinue, say } from './say.mjs';
import { hash, outputOf, read, sources } from './sources.mjs';
import { makeStyles, stylesHash } from './styles.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');

/**
 * dist mirrors the source. The stamp holds the hash of each input, so only what changed is made again and a second start makes nothing.
 * `only` builds some folders and leaves the rest alone.
 */
export async function build({ only, quiet = false } = {}) {
  const plan = await planOf(only);
  if (plan.work.length === 0 && !plan.styles && plan.gone.length === 0) return;
  if (!quiet) say(plan.work.length > 100 ? 'Building the program' : 'Building what has changed');
  mkdirSync(dist, { recursive: true });
  await oneAtATime(join(dist, '.building'), async () => carryOut(await planOf(only)));
}

/** What is out of date, and the stamp as it will be. */
async function planOf(only) {
  const recipe = hash(read('.swcrc'), read('node_modules/@swc/core/package.json'), ...ownFiles());
  const kept = stamp();
  const before = kept.recipe === recipe ? kept : { recipe, files: {}, styles: undefined };
  const all = sources(only);
  const work = [];
  const files = only ? { ...before.files } : {};
  for (const [path, way] of all) {
    const now = hash(read(path));
    files[path] = now;
    if (before.files[path] !== now || !existsSync(join(dist, outputOf(path, way)))) work.push([path, way]);
  }
  const styles = only ? before.styles : stylesHash();
  const gone = only ? [] : Object.keys(kept.files).filter((path) => !all.has(path));
  return { work, gone, styles: styles !== before.styles, after: { recipe, files, styles } };
}

async function carryOut({ work, gone, styles, after }) {
  const swc = work.some(([, way]) => way === 'compile') ? (await import('@swc/core')).default : undefined;
  const broken = [];
  await Promise.all(
    work.map(async ([path, way]) => {
      try {
        if (way === 'copy') write(path, read(path));
        else await compile(swc, path);
      } catch (error) {
        delete after.files[path];
        broken.push(`${path}\n${String(error.message ?? error)}`);
      }
    }),
  );
  if (styles) await makeStyles(write);
  for (const path of gone)
    for (const end of ['', '.map']) rmSync(join(dist, outputOf(path, path.endsWith('.ts') ? 'compile' : 'copy') + end), { force: true });
  write('.stamp', JSON.stringify(after));
  if (broken.length > 0)
    throw new CannotContinue(`${broken.join('\n\n')}\n\n${broken.length} file(s) do not compile: mend them and run the command again.`);
}

async function compile(swc, path) {
  const output = outputOf(path, 'compile');
  const sourceFileName = relative(dirname(join(dist, output)), join(root, path));
  const { code, map } = await swc.transformFile(join(root, path), { cwd: root, root, swcrc: true, sourceFileName });
  write(`${output}.map`, map);
  write(output, `${code}\n//# sourceMappingURL=${output.split('/').at(-1)}.map\n`);
}

/** Written beside and renamed, so that a process that is reading never sees half a file. */
function write(path, content) {
  const file = join(dist, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

function stamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return { files: {} };
  }
}

const ownFiles = () =>
  readdirSync(join(root, 'apps/cli/launch'))
    .filter((name) => /^(build|sources|styles)\.mjs$/.test(name))
    .map((name) => read(`apps/cli/launch/${name}`));
