import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * For a council's IT: which role may do what to which table by which rule, as PostgreSQL says it, and how many generated requests
 * tried to get at what is somebody else's, with what answer. Runs the tests of isolation and writes one page; exit 1 when one failed.
 */

const SUITES = {
  store: ['isolation-matrix', 'tenancy', 'entrances', 'catalog'],
  api: [
    'identifiers',
    'sight',
    'roles',
    'routes',
    'limits',
    'interleaving',
    'national',
    'api-tokens',
    'data-protection',
  ],
  web: ['packs'],
} as const;

/** Hostile requests that every run is to make. */
const LEAST_HOSTILE = 2_000;

interface Tried {
  readonly how: string;
  readonly count: number;
  readonly least: number;
}

interface Counted {
  readonly suite: string;
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
  readonly answered: number;
}

interface TableLine {
  readonly name: string;
  readonly class: string;
  readonly policies: Readonly<Record<string, string>>;
  readonly grants: Readonly<Record<string, readonly string[]>>;
}

interface JestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'isolation-report.md' }, only: { type: 'string' } },
});
const folder = mkdtempSync(join(tmpdir(), 'ratify-isolation-'));
const suites = [...SUITES.store, ...SUITES.api, ...SUITES.web].filter(
  (each) => !values.only || values.only.split(',').includes(each),
);

const ran = spawnSync(
  process.execPath,
  [
    ...[
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'store',
      'api',
      'web',
    ],
    ...[
      '--testPathPatterns',
      `test/(${suites.join('|')})\\.(e2e-)?spec`,
      '--json',
      '--outputFile',
      join(folder, 'jest.json'),
    ],
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ISOLATION_REPORT: folder } },
);
const report = JSON.parse(readFileSync(join(folder, 'jest.json'), 'utf8')) as JestReport;
const counted = readdirSync(folder)
  .filter((name) => name.startsWith('requests-'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Counted)
  .sort((a, b) => b.requests - a.requests);
const matrix = suites.includes('isolation-matrix')
  ? (JSON.parse(readFileSync(join(folder, 'matrix.json'), 'utf8')) as TableLine[])
  : [];
const hostile = triedByClass();
const attempts = hostile.reduce((all, { count }) => all + count, 0);
rmSync(folder, { recursive: true });

writeFileSync(values.out, page());
process.stdout.write(`${values.out}: ${sayTotals()}\n`);
const isEnough = values.only !== undefined || attempts >= LEAST_HOSTILE;
process.exitCode = report.success && ran.status === 0 && isEnough ? 0 : 1;

/** One line for each class, over all suites. */
function triedByClass(): Tried[] {
  const lines = new Map<string, Tried>();
  for (const name of readdirSync(folder).filter((each) => each.startsWith('hostile-')))
    for (const { how, count, least } of JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tried[]) {
      const before = lines.get(how);
      lines.set(how, { how, count: count + (before?.count ?? 0), least: least + (before?.least ?? 0) });
    }
  return [...lines.values()].sort((a, b) => b.count - a.count);
}

function page(): string {
  const roles = Object.keys(matrix[0]?.grants ?? {});
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(
      ({ status, fullName }) => `| ${basename(name)} | ${fullName.replaceAll('|', '/')} | ${status} |`,
    ),
  );
  return [
    '# Isolation of organisations: what was tried, and what the database allows',
    '',
    `${sayTotals()} Node ${process.version}. Written by \`npm run report:isolation\`.`,
    '',
    '## Hostile requests',
    '',
    'Attempts at what is somebody else’s, each sent and its answer looked at: it is word for word the answer for what does not exist, or a',
    'refusal, and holds no word planted in others’ rows. A single one that gets through fails its test; so do fewer than the least.',
    '',
    '| how | tried | the least of every run | got through |',
    '|---|---:|---:|---:|',
    ...hostile.map(
      ({ how, count, least }) => `| ${how} | ${count} | ${least} | ${report.success ? 0 : 'see the tests'} |`,
    ),
    `| **all** | **${attempts}** | **${LEAST_HOSTILE}** | **${report.success ? 0 : 'see the tests'}** |`,
    '',
    '## Requests that were made',
    '',
    'By the real API over HTTP on a real database, with rows of several organisations that each hold a mark of their own. The suite',
    '`identifiers` puts every identifier of every other organisation into every argument of every field, `api-tokens` asks every field with',
    'each scope. An answer that holds a mark of somebody it is not for fails its test.',
    'Refused: the API said no. Nothing there: there is no such thing, for whoever asked. Answered: with what the caller may see.',
    '',
    '| suite | requests | refused | nothing there, or not allowed | answered |',
    '|---|---:|---:|---:|---:|',
    ...counted.map(
      (each) => `| ${each.suite} | ${each.requests} | ${each.refused} | ${each.failed} | ${each.answered} |`,
    ),
    '',
    '## Tables, rules and roles',
    '',
    'A rule names the list that the row’s organisation has to stand in: own, below, above, linked for reading; writable for the rest. The lists',
    'are sealed by the entrance that checked the session. No role here owns a table or steps around row-level security, which is forced.',
    '',
    `| table | class | read where in | written where in | ${roles.map((each) => each.replace('ratify_', '')).join(' | ')} |`,
    `|---|---|---|---|${roles.map(() => '---|').join('')}`,
    ...matrix.map(
      ({ name, class: its, policies, grants }) =>
        `| ${name} | ${its} | ${policies['reads']} | ${policies['inserts']} | ${roles.map((role) => grants[role]?.join(', ')).join(' | ')} |`,
    ),
    '',
    '## Tests',
    '',
    '| file | what has to be true | outcome |',
    '|---|---|---|',
    ...tests,
    '',
  ].join('\n');
}

function sayTotals(): string {
  const results = report.testResults.flatMap((each) => each.assertionResults.map(({ status }) => status));
  const failed = results.filter((status) => status === 'failed').length;
  const requests = counted.reduce((all, each) => all + each.requests, 0);
  return `${results.length} tests, ${failed} failed; ${requests} requests to the API, ${attempts} of all attempts hostile; ${matrix.length} tables.`;
}
