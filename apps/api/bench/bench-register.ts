import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { migrateDatabase, roleUrl, startEmbedded, Store, type Database } from '@ratify/store';
import pg from 'pg';
import { measure, together, type Spread } from './register/measure.ts';
import { countNation, LARGE, writeNation } from './register/nation.ts';
import { readerAt } from './register/people.ts';
import { explain, tellPlans } from './register/plans.ts';
import { post } from './register/post.ts';
import { questionsOf, type Question } from './register/questions.ts';
import { printTable } from './register/table.ts';
import { measureNight } from './register/night.ts';

/**
 * `npm run bench:register [-- --scale 1] [--keep DIR] [--times 200]`: writes a nation into an embedded PostgreSQL that writes
 * safely, then measures every question of the register: the bare SQL in an entered transaction, the same through GraphQL over HTTP
 * from an API in a process of its own, and beside it the floor, which is an answer of the same bytes that nobody has to work out; by
 * one reader and by eight at once; then what the plans say, and the night's counting.
 * With `--keep` the nation is kept in that folder, and a second run finds it there.
 */
const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const scale = Number(optionOf('scale', '1'));
const times = Number(optionOf('times', '200'));
const kept = optionOf('keep', '');
/** How often each question is asked before any is measured: a service that runs all year is compiled; one just started is not. */
const WARM = 100;
/** Each is asked a part of its times, then comes its neighbour, and so on round: no question has one moment of the machine for itself. */
const ROUNDS = 5;
/** So many readers at once, where there is not one. */
const MANY = 8;

const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'ratify-bench-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o755);
const say = (words: string): void => void process.stderr.write(`${words}\n`);
const server = await startEmbedded({ dataDir: folder, log: say });
const children: ChildProcess[] = [];
const clients: pg.Client[] = [];
const store = new Store({ url: server.url, rolePassword: server.rolePassword });
try {
  await migrateDatabase({ ...server, directUrl: server.url, kind: 'started' } satisfies Database);
  const owner = await clientOf(ownerUrl(server.url));
  await fill(owner);
  const head = await readerAt(owner, 'school-7', 'head');
  const officer = await readerAt(owner, 'council-1', 'compliance-officer');
  const operator = await readerAt(owner, 'council-2', 'operator');
  const questions = await questionsOf({ owner, head, officer, operator });
  const origin = await startProcess('./register/api-process.ts');
  const floor = await startProcess('./register/floor-process.ts');
  for (let turn = 0; turn < WARM; turn += 1) for (const question of questions) await ask(question, origin);
  const measured = questions.map((): Measured[] => []);
  // The first round warms up whatever it is compared with, and counts for nothing.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [at, question] of questions.entries()) {
      const taken = await measureQuestion(question, origin, floor);
      if (round > 0) measured[at]?.push(taken);
    }
  const lines = questions.map((question, at) => lineOf(question, measured[at] ?? []));
  printTable(
    [
      'question',
      'rows',
      'SQL, 1: p50',
      'p95',
      'SQL, 8: p50',
      'p95',
      'GraphQL, 1: p50',
      'p95',
      'GraphQL, 8: p50',
      'p95',
      'floor, 1: p95',
      '8: p95',
      'ratio',
      'goal p95',
    ],
    lines,
  );
  const plan = ['plan of', 'took', 'buffers', 'filtered out', 'read from end to end', 'indexes'];
  printTable(plan, await plansOf(questions), [0, 5]);
  printTable(
    ['night', 'organisations', 'took', 'of processor', 'reads meanwhile', 'of them wrong', 'slowest read', 'goal'],
    await measureNight({ owner, store, folder }, officer),
  );
  process.stdout.write(
    `cores ${availableParallelism()}, load ${(loadavg()[0] ?? 0).toFixed(1)}; times in ms, each question asked ${WARM} times and in one round before; floor: an answer of the same bytes after an empty transaction; ratio: GraphQL to SQL at p50, one reader\n`,
  );
} finally {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  await store.close();
  await server.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}

async function fill(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ count: number; whole: boolean }>(
    'select count(*)::int as count, exists (select from app.coverages) as whole from app.organisations', // covers come last
  );
  if (rows[0]?.count !== 0 && !rows[0]?.whole)
    throw new Error(`The nation in ${folder} is half written: remove the folder.`);
  const began = performance.now();
  if (rows[0]?.count === 0) {
    await writeNation(owner, { scale, say: (words) => say(`${seconds(began)}: ${words}`) });
    await owner.query('vacuum analyze');
    say(`${seconds(began)}: written and tidied`);
  }
  const taken = rows[0]?.count === 0 ? seconds(began) : 'kept';
  await store.recountRegister(new Date().toISOString().slice(0, 10));
  const facts = await countNation(owner);
  printTable(
    ['councils', 'trusts', 'schools', 'policies', 'revisions', 'adoptions', 'reviews', 'longest body', 'written in'],
    [
      [
        ...[
          facts.councils,
          facts.trusts,
          facts.schools,
          facts.policies,
          facts.revisions,
          facts.adoptions,
          facts.reviews,
        ].map(String),
        `${facts.longestBody} bytes`,
        taken,
      ],
    ],
  );
  process.stdout.write(`a large council has ${LARGE} schools; bodies of at most 500 bytes\n`);
}

/** One question, once bare and once through GraphQL, and the floor beside it: by one reader and by eight. */
type Measured = Readonly<Record<'sql' | 'graph' | 'floor', readonly [Spread, Spread]>> & { readonly rows: number };

async function measureQuestion(question: Question, origin: string, floor: string): Promise<Measured> {
  const same = `${floor}/${encodeURIComponent(question.name)}`;
  await post(same, question.reader.cookie, await ask(question, origin), 'PUT');
  let rows = 0;
  const often = Math.ceil(times / ROUNDS);
  const bare = async (atOnce: number): Promise<Spread> => {
    const entered = await Promise.all(Array.from({ length: atOnce }, () => enter(question)));
    const taken = await measure(
      async (turn) => {
        const client = entered[turn % atOnce] as pg.Client;
        for (const { text, values } of question.statements) rows = (await client.query(text, [...values])).rows.length;
      },
      { times: often, atOnce },
    );
    await Promise.all(entered.map((client) => client.end()));
    return taken;
  };
  const through = (atOnce: number): Promise<Spread> => measure(() => ask(question, origin), { times: often, atOnce });
  const least = (atOnce: number): Promise<Spread> =>
    measure(async () => JSON.parse(await post(same, question.reader.cookie, asked(question))) as object, {
      times: often,
      atOnce,
    });
  return {
    sql: [await bare(1), await bare(MANY)],
    graph: [await through(1), await through(MANY)],
    floor: [await least(1), await least(MANY)],
    rows,
  };
}

function lineOf({ name, goal }: Question, rounds: readonly Measured[]): string[] {
  const all = (part: 'sql' | 'graph' | 'floor', at: 0 | 1): Spread => together(rounds.map((each) => each[part][at]));
  const [sql, graph] = [all('sql', 0), all('graph', 0)];
  const cells = [sql, all('sql', 1), graph, all('graph', 1)].flatMap(({ p50, p95 }) => [
    p50.toFixed(1),
    p95.toFixed(1),
  ]);
  const floors = [all('floor', 0), all('floor', 1)].map(({ p95 }) => p95.toFixed(1));
  const ratio = (graph.p50 / sql.p50).toFixed(1);
  return [name, String(rounds[0]?.rows ?? 0), ...cells, ...floors, ratio, goal ? `${goal}` : ''];
}

async function plansOf(questions: readonly Question[]): Promise<string[][]> {
  const lines: string[][] = [];
  for (const question of questions) {
    const client = await clientOf(server.url);
    await tellPlans(client);
    await client.query('begin');
    await client.query(`set local role ratify_${question.role}`);
    await enterAs(client, question);
    for (const { name, text, values } of question.statements) {
      const facts = await explain(client, text, values);
      lines.push([
        ...[name, facts.milliseconds.toFixed(1), String(facts.buffers), String(facts.removed)],
        ...[facts.sequential.join(' ') || '-', facts.indexes.join(' ') || '-'],
      ]);
    }
    await client.query('rollback');
  }
  return lines;
}

function asked({ operation, variables }: Question): object {
  return { query: operation, variables };
}

async function ask(question: Question, origin: string): Promise<object> {
  const text = await post(`${origin}/graphql`, question.reader.cookie, asked(question));
  const answer = JSON.parse(text) as { errors?: unknown };
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

/** A connection of the question's role, in a transaction that its reader has entered. */
async function enter(question: Question): Promise<pg.Client> {
  const client = await clientOf(roleUrl(server.url, question.role, server.rolePassword));
  await client.query('begin');
  await enterAs(client, question);
  return client;
}

async function enterAs(client: pg.Client, { role, reader }: Question): Promise<void> {
  const { tokenHash, organisationId } = reader.scope;
  const entrance = role === 'app' ? 'select app.begin_context($1, $2, false)' : 'select app.begin_national($1, $2)';
  await client.query(entrance, [tokenHash, organisationId]);
}

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

function ownerUrl(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c role=ratify_owner');
  return address.href;
}

async function startProcess(path: string): Promise<string> {
  const file = (each: string): string => fileURLToPath(new URL(each, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=@ratify/source', '--no-warnings', '--import', file('../../../load-sources.mjs')],
      ...[file(path), server.url, server.rolePassword],
    ],
    { env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [origin] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return origin;
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(0)} s`;
}
