import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as kernel from '@lib/kernel';
import * as xstate from 'xstate';
import type * as Life from '../life.js';
import type * as Standing from '../standing.js';
import type { Engine } from './random-run.js';

type Modules = Record<string, unknown>;

/** The engine as it would be with other text in some of its files, by the name of each. */
export function evaluated(edited: Readonly<Record<string, string>>): Engine {
  const modules: Modules = { '@lib/kernel': kernel, xstate };
  const { accept, begin, retell } = load('./life.js', modules, edited) as typeof Life;
  const { standing } = load('./standing.js', modules, edited) as typeof Standing;
  return { accept, begin, retell, standing };
}

export const textOf = (file: string): string => readFileSync(join(__dirname, '..', file), 'utf8');

function load(name: string, modules: Modules, edited: Readonly<Record<string, string>>): unknown {
  if (name in modules) return modules[name];
  const file = name.replace('./', '').replace('.js', '.ts');
  const { code } = transformSync(edited[file] ?? textOf(file), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    isModule: true,
  });
  const exports = {};
  new Function('require', 'exports', code)((wanted: string) => load(wanted, modules, edited), exports);
  modules[name] = exports;
  return exports;
}
