import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema, parse } from 'graphql';
import ts from 'typescript';
import { CHANGES } from '../../apps/portal/src/api/operations.js';
import { OperationTypes } from '../support/operation-types.js';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const types = new OperationTypes(buildSchema(read('apps/api/schema.graphql')), parse(read('apps/api/operations.graphql')));

/** Compiled together with the portal's own types: what the API gives must fit what the pages read, and what the pages send what it takes. */
const comparison = (names: readonly string[]): string => `
import type { AnswerOf, OperationName, VariablesOf } from '../../../apps/portal/src/api/operations.js';
${types.print()}
type Unknown = Exclude<OperationName, keyof Registered>;
export const everyNameIsRegistered: [Unknown] extends [never] ? true : Unknown = true;
type Extra<Name extends OperationName> = Exclude<keyof VariablesOf<Name>, keyof Registered[Name]['variables']>;
${names
  .map(
    (name) => `
export const ${name}Answer = (given: Registered['${name}']['answer']): AnswerOf<'${name}'> => given;
export const ${name}Variables = (sent: VariablesOf<'${name}'>): Registered['${name}']['variables'] => sent;
export const ${name}Extra: [Extra<'${name}'>] extends [never] ? true : string extends Extra<'${name}'> ? true : Extra<'${name}'> = true;`,
  )
  .join('')}
`;

function complaints(source: string): string[] {
  const folder = join(root, 'node_modules/.cache/operation-types');
  const file = join(folder, `comparison-${process.pid}.ts`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, source);
  try {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: object };
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, root);
    const program = ts.createProgram([file], {
      ...options,
      noEmit: true,
      incremental: false,
      tsBuildInfoFile: undefined,
      types: ['node'],
      rootDir: root,
    });
    return ts
      .getPreEmitDiagnostics(program)
      .filter((one) => one.file?.fileName === file)
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
  } finally {
    rmSync(file, { force: true });
  }
}

const declared = readdirSync(join(root, 'apps/portal/src/api'))
  .filter((file) => file.endsWith('operations.ts'))
  .map((file) => read(`apps/portal/src/api/${file}`))
  .join('');
const portalNames = [...declared.matchAll(/^ {2}readonly (\w+): Named</gm)].map(([, name]) => name ?? '');

describe('the operations the portal sends', () => {
  it('are all registered, and read and send what the registered documents say', () => {
    expect(portalNames.length).toBeGreaterThan(20);
    expect(complaints(comparison(portalNames))).toEqual([]);
  });

  it('would be caught reading a field that no document asks for', () => {
    const wrong = comparison(['Viewer']).replace("Registered['Viewer']['answer']", '{ viewer: { name: string } }');
    expect(complaints(wrong).join()).toMatch(/missing the following properties|is not assignable/);
  });

  // Opening a share or an enquiry records its first sight, but it is asked for by showing a page: asked again it does nothing more, so there is nothing to doubt.
  it('are counted as changes exactly when they are mutations that a form sends', () => {
    const sent = types.changes.filter((name) => portalNames.includes(name) && !['OpenShare', 'OpenEnquiry'].includes(name));
    expect([...CHANGES].sort()).toEqual(sent.sort());
  });
});
