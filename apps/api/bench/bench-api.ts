import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { migrateDatabase, roleUrl, startEmbedded, Store, type Database } from '@ratify/store';
import pg from 'pg';
import { hotQuestionsOf, type HotQuestion } from './api/hot-questions.ts';
import { recordStatements, type Said } from './api/record-statements.ts';
import { measure, type Spread } from './register/measure.ts';
import { writeNation } from './register/nation.ts';
import { readerAt } from './register/people.ts';
import { printTable } from './register/table.ts';

/**
 * `npm run bench:api [-- --scale 0.01] [--keep DIR] [--times 120]`: writes a small nation, then asks what pages ask all day: through GraphQL
 * over HTTP with tenancy; the same with row-level security off (by its role) and without the time of the entrance; the very statements that the
 * API sends, over `pg` alone; and PostGraphile on the same tables, where it can be asked for the same answer: at equal work, which is to enter by
 * the session of a cookie in one transaction under row-level security, and as it comes, reading past all that.
 */
const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const times = Number(optionOf('times', '120'));
const kept = optionOf('keep', '');
const AT_ONCE = 8;
const TURNS = 10;
/** Of a request, at most. */
const TENANCY_GOAL = 0.1;
/** Of PostGraphile's throughput, at least. */
const OTHER_GOAL = 0.7;

const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'ratify-bench-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o755);
const say = (words: string): void =>
  void process.stderr.write(`${String(Math.round(performance.now() / 1_000)).padStart(4)} s  ${words}\n`);
const server = await startEmbedded({ dataDir: folder, log: say });
const children: ChildProcess[] = [];
const clients: pg.Client[] = [];
const store = new Store({ url: server.url, rolePassword: server.rolePassword });

interface Measured {
  readonly question: HotQuestion;
  readonly statements: number;
  /** Milliseconds. */
  readonly entrance: number;
  readonly raw: Spread;
  readonly with: readonly [Spread, Spread];
  readonly without: Spread;
  readonly other: { readonly equal: readonly [Spread, Spread]; readonly bare: readonly [Spread, Spread] } | null;
}

try {
  await migrateDatabase({ ...server, directUrl: server.url, kind: 'started' } satisfies Database);
  const owner = await clientOf(`${server.url}?options=${encodeURIComponent('-c role=ratify_owner')}`);
  const superuser = await clientOf(server.url);
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from app.organisations');
  if (rows[0]?.count === 0) {
    await writeNation(owner, { scale: Number(optionOf('scale', '0.01')), largeCouncils: 1, say });
    await owner.query('vacuum analyze');
    await store.recountRegister(new Date().toISOString().slice(0, 10));
  }
  const head = await readerAt(owner, 'school-7', 'head');
  const officer = await readerAt(owner, 'council-1', 'compliance-officer');
  const questions = await hotQuestionsOf(owner, { head, officer });
  say('the nation is written; starting the API and PostGraphile');
  const [origin, equal, bare] = (await Promise.all([
    startProcess('./register/api-process.ts', [server.url, server.rolePassword]),
    startProcess('./api/postgraphile-process.ts', [server.url, server.rolePassword]),
    startProcess('./api/postgraphile-process.ts', [server.url]),
  ])) as [string, string, string];
  await superuser.query('alter role ratify_app bypassrls');
  const unguarded = await startProcess('./register/api-process.ts', [server.url, server.rolePassword]);
  await superuser.query('alter role ratify_app nobypassrls');
  const measured: Measured[] = [];
  for (const [at, question] of questions.entries()) {
    say(`asking ${at + 1} of ${questions.length}: ${question.name}`);
    const said = await recordStatements(server, question);
    const raw = await replaying(said);
    const entrance = await entering(question);
    const ofOurs = (at: string, atOnce: number, often = times) =>
      measure(() => ask(at, question), { times: often, atOnce });
    // Of a process that has not been asked this often, one would measure how it gets ready.
    for (const each of [origin, unguarded]) await ofOurs(each, AT_ONCE);
    // In turns, so that whatever else the machine does falls on both.
    const turns: [Spread, Spread][] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const one = await ofOurs(origin, 1, times / TURNS);
      await superuser.query('alter role ratify_app bypassrls');
      turns.push([one, await ofOurs(unguarded, 1, times / TURNS)]);
      await superuser.query('alter role ratify_app nobypassrls');
    }
    const without = middleOf(turns.map(([, each]) => each));
    const guarded = [middleOf(turns.map(([each]) => each)), await ofOurs(origin, AT_ONCE)] as const;
    const asked = question.other;
    const ofOther = async (at: string) =>
      [
        await measure(() => ask(at, { ...question, ...asked }), { times, atOnce: 1 }),
        await measure(() => ask(at, { ...question, ...asked }), { times, atOnce: AT_ONCE }),
      ] as const;
    measured.push({
      ...{ question, statements: said.length, entrance, raw, with: guarded, without },
      other: asked ? { equal: await ofOther(equal), bare: await ofOther(bare) } : null,
    });
  }
  tell(measured);
} finally {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  await store.close();
  await server.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}

function tell(measured: readonly Measured[]): void {
  const ms = (value: number): string => value.toFixed(1);
  const share = (value: number): string => `${(value * 100).toFixed(0)} %`;
  printTable(
    ['question', 'statements', 'GraphQL', 'without RLS', 'entrance', 'tenancy', 'goal', 'pg alone', 'GraphQL / pg'],
    measured.map(({ question, statements, with: [one], without, entrance, raw }) => [
      ...[question.name, String(statements), ms(one.p50), ms(without.p50), entrance.toFixed(2)],
      ...[share((one.p50 - without.p50 + entrance) / one.p50), share(TENANCY_GOAL)],
      ...[ms(raw.p50), (one.p50 / raw.p50).toFixed(1)],
    ]),
  );
  printTable(
    [
      'question',
      'GraphQL, 8: a second',
      'PostGraphile at equal work',
      'ratio',
      'goal',
      'PostGraphile past it all',
      'ratio',
    ],
    measured.map(({ question, with: [, many], other }) => [
      ...[question.name, many.perSecond.toFixed(0)],
      ...(other
        ? [
            ...[sayOther(other.equal), (many.perSecond / other.equal[1].perSecond).toFixed(2), `${OTHER_GOAL}`],
            ...[sayOther(other.bare), (many.perSecond / other.bare[1].perSecond).toFixed(2)],
          ]
        : ['-', '-', '-', '-', '-']),
    ]),
  );
  process.stdout.write(
    `cores ${availableParallelism()}, load ${(loadavg()[0] ?? 0).toFixed(1)}; milliseconds at p50, one reader, and answers a second with eight; tenancy: what row-level security adds, and the entrance\n`,
  );
}

function sayOther([one, many]: readonly [Spread, Spread]): string {
  return `${many.perSecond.toFixed(0)} (${one.p50.toFixed(1)} ms)`;
}

/** The one in the middle. */
function middleOf(spreads: readonly Spread[]): Spread {
  const sorted = spreads.toSorted((a, b) => a.p50 - b.p50);
  return sorted[Math.floor(sorted.length / 2)] as Spread;
}

async function ask(origin: string, { operation, variables, reader }: HotQuestion): Promise<void> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: reader.cookie },
    body: JSON.stringify({ query: operation, variables }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
}

/** The same statements in their order, one connection, nothing around them. */
async function replaying(said: readonly Said[]): Promise<Spread> {
  const client = await clientOf(roleUrl(server.url, 'app', server.rolePassword));
  return measure(
    async () => {
      for (const { text, values } of said) await client.query(text, [...values]);
    },
    { times, atOnce: 1 },
  );
}

/** What entering adds to beginning a transaction, in the one trip in which the API does both; in turns, as everything that is compared. */
async function entering({ reader: { scope } }: HotQuestion): Promise<number> {
  const client = await clientOf(roleUrl(server.url, 'app', server.rolePassword));
  const session = pg.escapeLiteral(`\\x${scope.tokenHash.toString('hex')}`);
  const taking = async (text: string): Promise<number> => {
    const began = performance.now();
    await client.query(text);
    const taken = performance.now() - began;
    await client.query('rollback');
    return taken;
  };
  const differences: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const bare = await taking('begin; select 1');
    differences.push((await taking(`begin; select * from app.enter_session(${session})`)) - bare);
  }
  return differences.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

async function startProcess(path: string, given: readonly string[]): Promise<string> {
  const file = (each: string): string => fileURLToPath(new URL(each, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=@ratify/source', '--no-warnings', '--import', file('../../../load-sources.mjs')],
      ...[file(path), ...given],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  children.push(child);
  const [origin] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return origin;
}
