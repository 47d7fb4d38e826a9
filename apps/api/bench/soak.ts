import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrateDatabase, roleUrl, startEmbedded, Store, type AppointedRole, type Database } from '@ratify/store';
import pg from 'pg';
import { writeNation } from './register/nation.ts';
import { readerAt, type Reader } from './register/people.ts';
import { printTable } from './register/table.ts';

/**
 * `npm run soak [-- --minutes 10] [--sessions 200] [--keep DIR]`: people of five roles and many organisations ask at the same time, each as fast
 * as they are answered. Every identifier in an answer has to be of an organisation that its reader may see; no answer may be an error; and once
 * warm, the API holds no more at the end than before. Exit 1 where one of these does not hold.
 */
const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const minutes = Number(optionOf('minutes', '10'));
const sessions = Number(optionOf('sessions', '200'));
const kept = optionOf('keep', '');
/** Of the time, before anything is held against the memory. */
const WARM = 0.3;
const SAMPLES = 20;
/** Of what is held once warm, over the rest of the run: more is a leak. */
const MOST_GROWTH = 0.05;

const PARTS = ['the first third', 'the second third', 'the last third'] as const;

const LIST = '{ me { organisation { id } } policies { id title reviewDueOn organisation { id } } }';
const PAGE = '{ register(first: 25) { hasMore entries { policyId organisationName title status reviewDueOn } } }';
const COUNTS = '{ registerCounts { policies missing overdue dueSoon } organisations { id name } }';
const TEMPLATES = '{ templates { id title publisher { id name } } }';
const WHO: readonly { readonly role: AppointedRole; readonly at: string; readonly operations: readonly string[] }[] = [
  { role: 'head', at: 'school', operations: [LIST, PAGE, TEMPLATES] },
  { role: 'clerk', at: 'school', operations: [LIST, PAGE] },
  { role: 'staff', at: 'school', operations: [LIST] },
  { role: 'compliance-officer', at: 'council', operations: [PAGE, COUNTS] },
  { role: 'publisher', at: 'council', operations: [TEMPLATES, COUNTS] },
];

interface Visitor {
  readonly reader: Reader;
  readonly operations: readonly string[];
  readonly sees: ReadonlySet<string>;
}

const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'ratify-soak-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o755);
const say = (words: string): void => void process.stderr.write(`${words}\n`);
const server = await startEmbedded({ dataDir: folder, log: say });
const store = new Store({ url: server.url, rolePassword: server.rolePassword });
const clients: pg.Client[] = [];
let child: ChildProcess | undefined;
try {
  await migrateDatabase({ ...server, directUrl: server.url, kind: 'started' } satisfies Database);
  const owner = await clientOf(`${server.url}?options=${encodeURIComponent('-c role=ratify_owner')}`);
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from app.organisations');
  if (rows[0]?.count === 0) {
    await writeNation(owner, { scale: 0.06, say });
    await owner.query('vacuum analyze');
    await store.recountRegister(new Date().toISOString().slice(0, 10));
  }
  const whose = await readOwners(owner);
  const visitors = await openVisitors(owner);
  child = spawn(
    process.execPath,
    [
      ...[
        '--expose-gc',
        '--conditions=@ratify/source',
        '--no-warnings',
        '--import',
        fileOf('../../../load-sources.mjs'),
      ],
      ...[fileOf('./api/soak-process.ts'), server.url, server.rolePassword],
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const [origin] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  const found = await soak(child, origin, visitors, whose);
  process.exitCode = tell(found);
} finally {
  child?.kill('SIGKILL');
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  await store.close();
  await server.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}

interface Found {
  readonly answers: number;
  readonly identifiers: number;
  readonly errors: readonly string[];
  readonly leaks: readonly string[];
  /** Bytes, evenly over the run. */
  readonly held: readonly number[];
}

async function soak(
  api: ChildProcess,
  origin: string,
  visitors: readonly Visitor[],
  whose: ReadonlyMap<string, string>,
): Promise<Found> {
  const until = performance.now() + minutes * 60_000;
  const errors: string[] = [];
  const leaks: string[] = [];
  let [answers, identifiers] = [0, 0];
  const visit = async ({ reader, operations, sees }: Visitor): Promise<void> => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const text = await ask(origin, reader, operations[turn % operations.length] ?? '');
      answers += 1;
      if (text.startsWith('{"errors"') || !text.startsWith('{"data"')) errors.push(text.slice(0, 300));
      for (const [id] of text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
        const owner = whose.get(id);
        identifiers += owner === undefined ? 0 : 1;
        if (owner !== undefined && !sees.has(owner)) leaks.push(`${id} of ${owner} to ${reader.scope.organisationId}`);
      }
    }
  };
  const held: number[] = [];
  const sample = async (): Promise<void> => {
    for (let taken = 0; taken < SAMPLES; taken += 1) {
      await wait((minutes * 60_000) / SAMPLES);
      api.send('how much');
      held.push(((await once(api, 'message')) as [number])[0]);
      say(`${taken + 1} of ${SAMPLES}: ${answers} answers, ${errors.length} errors, ${leaks.length} leaks`);
    }
  };
  await Promise.all([...visitors.map(visit), sample()]);
  return { answers, identifiers, errors, leaks, held };
}

function tell({ answers, identifiers, errors, leaks, held }: Found): number {
  const warm = held.slice(Math.floor(held.length * WARM));
  const growth = (slopeOf(warm) * (warm.length - 1)) / (warm[0] ?? 1);
  const megabytes = (bytes: number | undefined): string => `${((bytes ?? 0) / 1_048_576).toFixed(1)} MB`;
  printTable(
    [
      'sessions',
      'minutes',
      'answers',
      'identifiers looked at',
      'errors',
      'leaks',
      'held when warm',
      'at the end',
      'growth',
      'at most',
    ],
    [
      [
        ...[String(sessions), String(minutes), String(answers), String(identifiers), String(errors.length)],
        ...[String(leaks.length), megabytes(warm[0]), megabytes(warm.at(-1))],
        ...[`${(growth * 100).toFixed(1)} %`, `${MOST_GROWTH * 100} %`],
      ],
    ],
  );
  printTable(
    ['of the run', 'held at its start', 'at its end', 'slope'],
    PARTS.map((part, at) => {
      const own = held.slice(Math.floor((held.length * at) / 3), Math.floor((held.length * (at + 1)) / 3));
      const slope = slopeOf(own) / ((minutes * 60) / SAMPLES);
      return [part, megabytes(own[0]), megabytes(own.at(-1)), `${((slope * 60) / 1_048_576).toFixed(2)} MB a minute`];
    }),
  );
  for (const line of [...new Set([...errors, ...leaks])].slice(0, 10)) process.stdout.write(`${line}\n`);
  const faults = [
    ...(errors.length > 0 ? [`${errors.length} answers are errors`] : []),
    ...(leaks.length > 0 ? [`${leaks.length} identifiers went to somebody who may not see them`] : []),
    ...(growth > MOST_GROWTH ? ['it holds more and more'] : []),
    ...(identifiers === 0 ? ['nothing was looked at'] : []),
  ];
  process.stdout.write(`verdict: ${faults.length === 0 ? 'holds' : `does not hold: ${faults.join('; ')}`}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** Least squares, a step at a time. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const over = values.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0);
  return over / values.reduce((sum, _each, at) => sum + (at - middle) ** 2, 0);
}

async function ask(origin: string, reader: Reader, query: string): Promise<string> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: reader.cookie },
    body: JSON.stringify({ query }),
  }).catch((error: unknown) => String(error));
  return typeof response === 'string' ? response : response.text();
}

/** Whose every policy, template and organisation is. */
async function readOwners(owner: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ id: string; of: string }>(
    `select id, organisation_id as of from app.policies union all select id, organisation_id from app.templates
     union all select id, id from app.organisations`,
  );
  return new Map(rows.map(({ id, of }) => [id, of]));
}

/** People of every kind in turn, each with the organisations that the database's own entrance opens to them. */
async function openVisitors(owner: pg.Client): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  const app = await clientOf(roleUrl(server.url, 'app', server.rolePassword));
  for (let at = 0; at < sessions; at += 1) {
    const who = WHO[at % WHO.length] as (typeof WHO)[number];
    const number = who.at === 'council' ? 1 + (at % 10) : 1 + at;
    const reader = await readerAt(owner, `${who.at}-${number}`, who.role);
    await app.query('begin');
    const { rows } = await app.query<{ linked: string[] }>('select linked from app.begin_context($1, $2, false)', [
      ...[reader.scope.tokenHash, reader.scope.organisationId],
    ]);
    await app.query('rollback');
    visitors.push({ reader, operations: who.operations, sees: new Set(rows[0]?.linked) });
  }
  return visitors;
}

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
