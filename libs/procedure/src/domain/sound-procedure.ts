import type { Problem } from '@lib/kernel';
import type { ProcedureDefinition } from './definition.js';
import { shapeFaults } from './definition.schema.js';
import { holderProblems } from './sound-holders.js';
import { nameProblems } from './sound-names.js';
import { wayProblems } from './sound-ways.js';

/** The map, or everything that is wrong with it at once, each with where it is and how to mend it. */
export function soundProcedure(json: unknown): ProcedureDefinition | readonly Problem[] {
  const shape = shapeFaults(json);
  if (shape.length > 0) return shape;
  const map = json as ProcedureDefinition;
  const names = nameProblems(map);
  // Ways can only be followed along names that are there.
  const problems = [...names, ...holderProblems(map), ...(names.length > 0 ? [] : wayProblems(map))];
  return problems.length > 0 ? problems : map;
}

export const isSound = (result: ProcedureDefinition | readonly Problem[]): result is ProcedureDefinition => !Array.isArray(result);
