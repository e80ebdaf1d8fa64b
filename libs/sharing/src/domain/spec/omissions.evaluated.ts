import { transformSync } from '@swc/core';
import * as kernel from '@lib/kernel';
import type * as Omissions from '../omissions.js';
import * as outcomes from '../outcomes.js';

/** The rule as an edited text of omissions.ts would be. */
export function evaluated(text: string): typeof Omissions {
  const { code } = transformSync(text, {
    filename: 'omissions.ts',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    isModule: true,
  });
  const modules: Record<string, unknown> = { '@lib/kernel': kernel, './outcomes.js': outcomes };
  const exports = {};
  new Function('require', 'exports', code)((name: string) => modules[name], exports);
  return exports as typeof Omissions;
}
