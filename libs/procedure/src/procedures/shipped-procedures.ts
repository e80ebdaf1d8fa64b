import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@lib/kernel';
import type { ProcedureDefinition } from '../domain/definition.js';
import { isSound, soundProcedure } from '../domain/sound-procedure.js';

const folder = join(import.meta.dirname, 'maps');

/** The files as they stand, by the name of each. */
export function readMaps(): ReadonlyMap<string, unknown> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.sort().map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]));
}

/** Every shipped process map, checked. Those that are not sound stop the start, with everything that is wrong with all of them. */
export function shippedProcedures(maps: ReadonlyMap<string, unknown> = readMaps()): readonly ProcedureDefinition[] {
  const sound: ProcedureDefinition[] = [];
  const faults: string[] = [];
  for (const [name, json] of maps) {
    const result = soundProcedure(json);
    if (isSound(result)) sound.push(result);
    else faults.push(`${name}:`, ...result.map(inWords));
  }
  if (faults.length > 0) throw new UnsoundShippedProcedures(faults);
  return sound;
}

const inWords = ({ path, message }: Problem): string => `  ${path}: ${message}`;

export class UnsoundShippedProcedures extends Error {
  constructor(faults: readonly string[]) {
    super(['Shipped process maps are not sound:', ...faults].join('\n'));
  }
}
