import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { checkReferences } from './references.js';
import { BadWorld, type WorldError } from './world-errors.js';
import type { WorldFile } from './world-file.js';
import { worldFolder } from './world-folder.js';

type Parts = Omit<WorldFile, 'format' | 'title' | 'basedOn' | 'leaveOutActsOf'>;
const LISTS = [
  'controllerGroups',
  'agencies',
  'units',
  'staff',
  'agreements',
  'people',
  'acts',
] as const satisfies readonly (keyof Parts)[];

/** Reads a world file with what it is based on, and says everything that is wrong with it at once. */
export async function readWorld(path: string): Promise<WorldFile> {
  const world = await readWithBase(path, []);
  const errors = checkReferences(world);
  if (errors.length > 0) throw new BadWorld(basename(path), errors);
  return world;
}

/** For worlds that are made by a program: the same checks. */
export async function checkWorld(name: string, world: WorldFile): Promise<void> {
  const errors = [...(await checkShape(world)), ...checkReferences(world)];
  if (errors.length > 0) throw new BadWorld(name, errors);
}

async function readWithBase(path: string, above: readonly string[]): Promise<WorldFile> {
  const name = basename(path);
  if (above.includes(path)) throw new BadWorld(name, [{ path: '/basedOn', message: 'is based on itself' }]);
  const read = await parse(path);
  const errors = await checkShape(read);
  if (errors.length > 0) throw new BadWorld(name, errors);
  const own = read as Partial<WorldFile> & Pick<WorldFile, 'format' | 'title'>;
  const whole = (base: Partial<Parts>): WorldFile => ({
    ...own,
    ...(Object.fromEntries(LISTS.map((list) => [list, [...(base[list] ?? []), ...(own[list] ?? [])]])) as unknown as Parts),
  });
  if (own.basedOn === undefined) return whole({});
  return whole(withoutActsOf(await readWithBase(join(dirname(path), own.basedOn), [...above, path]), own.leaveOutActsOf ?? []));
}

function withoutActsOf(world: WorldFile, agencies: readonly string[]): WorldFile {
  const out = new Set(world.staff.filter((one) => agencies.includes(one.agency)).map((one) => one.id));
  return { ...world, acts: world.acts.filter((act) => !('by' in act && out.has(act.by))) };
}

async function parse(path: string): Promise<unknown> {
  const name = basename(path);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new BadWorld(name, [{ path: '', message: `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` }]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new BadWorld(name, [{ path: '', message: `the file is not JSON: ${(error as Error).message}` }]);
  }
}

async function checkShape(world: unknown): Promise<WorldError[]> {
  const schema = JSON.parse(await readFile(join(worldFolder(), 'world.schema.json'), 'utf8')) as object;
  const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: true });
  addFormats.default(ajv);
  const valid = ajv.compile(schema);
  if (valid(world)) return [];
  return (valid.errors ?? []).map((error) => ({ path: error.instancePath, message: wordsFor(error) }));
}

function wordsFor(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties':
      return `"${String(params.additionalProperty)}" is not known here`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'const':
      return `must be ${String(params.allowedValue)}`;
    case 'discriminator':
      return `"act" must name one of the acts in world.schema.json`;
    default:
      return error.message ?? error.keyword;
  }
}
