import { execFileSync } from 'node:child_process';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import ts from 'typescript-eslint';

const root = fileURLToPath(new URL('.', import.meta.url));

// Without Nx's graph of the rooms, as on a fresh clone, the rule of boundaries passes everything and only warns: so the graph
// is made, or brought up to date, before any file is looked at.
execFileSync(`${root}node_modules/.bin/nx`, ['show', 'projects'], {
  cwd: root,
  env: { ...process.env, NX_DAEMON: 'false' },
  stdio: 'ignore',
});

// Whatever imports a module that waits while it loads has to be loaded asynchronously; Jest does that by making the graph above it
// anew for every module, which cost each test file half its time. What starts a process may wait: nothing imports it.
const loadWithoutWaiting = ['AwaitExpression', 'ForOfStatement[await=true]'].map((waiting) => ({
  selector: `${waiting}:not(:function ${waiting})`,
  message: 'Keep the promise and await it where it is used.',
}));

/** Who may import whom. Each line has been seen red: see libs/test-kit/test/guards.spec.ts. */
export const depConstraints = [
  {
    sourceTag: 'type:pure',
    onlyDependOnLibsWithTags: ['type:pure'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'puppeteer', 'node:*'],
  },
  { sourceTag: 'type:store', onlyDependOnLibsWithTags: ['type:pure', 'type:store'] },
  { sourceTag: 'type:io', onlyDependOnLibsWithTags: ['type:pure'] },
  { sourceTag: 'type:journey', onlyDependOnLibsWithTags: ['type:pure', 'type:store'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:pure'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:pure', 'type:store', 'type:io', 'type:journey', 'type:app', 'type:web'],
  },
  {
    sourceTag: 'type:test-kit',
    onlyDependOnLibsWithTags: ['type:pure', 'type:store', 'type:io', 'type:journey'],
  },
  { sourceTag: 'type:templates', onlyDependOnLibsWithTags: ['type:pure'] },
];

const tests = ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/test/**/*.ts', '**/bench/**/*.ts'];
const pure = ['libs/document/src/**/*.ts', 'libs/policy/src/**/*.ts', 'libs/access/src/**/*.ts'];

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '**/fixtures/**',
      '**/public/**',
      '**/*-env.d.ts',
      '.data/**',
      '.cache/**',
      'libs/document/src/word-vectors/table.ts',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        Buffer: 'readonly',
        document: 'readonly',
        window: 'readonly',
        fetch: 'readonly',
        EventSource: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    ignores: tests,
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          // Only through tests: the store's own are written with the kit that is built on it.
          ignoredCircularDependencies: [['@ratify/store', '@ratify/test-kit']],
          depConstraints,
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    // Decorated signatures need their classes at run time: the rule leaves files with decorators alone.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['apps/cli/src/{main,ratify}.ts', 'apps/cli/src/start/{serve,work}.ts'],
    rules: { 'no-restricted-syntax': ['error', ...loadWithoutWaiting] },
  },
  {
    // Pure rooms: no node builtins, no clock, no chance. Today, ids and randomness are passed in.
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({
            name,
            message: 'A pure lib has no node builtins: pass the value in.',
          })),
          patterns: [{ group: ['node:*'], message: 'A pure lib has no node builtins: pass the value in.' }],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'performance', 'crypto', 'fetch', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate'].map(
          (name) => ({ name, message: 'A pure lib has no host, no clock and no chance: pass the value in.' }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pass today in.' },
        { object: 'Math', property: 'random', message: 'Pass randomness in.' },
        { object: 'Temporal', property: 'Now', message: 'Pass today in.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass today in.' },
        { selector: "CallExpression[callee.name='Date']", message: 'Pass today in.' },
        ...loadWithoutWaiting,
        { selector: 'ImportExpression', message: 'A pure lib names what it imports at its head.' },
      ],
    },
  },
  {
    // One door to the database: entities and SQL live in libs/store.
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['libs/store/**', 'libs/test-kit/**', ...tests],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', message: 'Use libs/store.' },
            { name: 'pg', message: 'Use libs/store.' },
            { name: '@ratify/store/owner', message: 'The owner’s connection is for the test kit alone.' },
            {
              name: '@nestjs/typeorm',
              importNames: ['InjectRepository', 'InjectDataSource'],
              message: 'Use libs/store.',
            },
          ],
        },
      ],
    },
  },
);
