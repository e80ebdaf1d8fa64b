import tseslint from 'typescript-eslint';

const banned = [
  { selector: 'ExportAllDeclaration', message: 'Name what you export; `export *` knits modules together.' },
  { selector: "CallExpression[callee.name='forwardRef']", message: 'A forwardRef hides a cycle: turn the arrow round.' },
  { selector: "MemberExpression[object.name='Scope'][property.name='REQUEST']", message: 'Pass the actor and tx as arguments.' },
];
export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', '**/*.njk'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...banned],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      complexity: ['error', 12],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['libs/**/*.ts', 'apps/**/*.ts'], ignores: ['**/*.spec.ts'], rules: { 'max-params': ['error', 5] } },
  { files: ['test/**/*.ts', '**/*.spec.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400 }] } },
  // A migration's body is SQL, long where the schema is long, and never edited once merged.
  { files: ['prisma-free-migrations/*.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
  { files: ['apps/cli/**/*.{ts,mjs}', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);
