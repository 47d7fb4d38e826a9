import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@ratify/store';
import { createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { buildEstate, countOffers, type Counted, type Estate } from '../test/estate.ts';

/**
 * `npm run bench:rollout [-- --forks 24000] [--customised 0.1] [--template whistleblowing]`: publishes to that many schools on an
 * embedded PostgreSQL that writes safely, by a worker in a process of its own; once undisturbed, once with the worker killed by
 * SIGKILL half-way and another one started. Then counts in the database who was offered what.
 */
const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const forks = Number(optionOf('forks', '24000'));
const customised = Number(optionOf('customised', '0.1'));
const template = optionOf('template', 'whistleblowing');
const text = readFileSync(new URL(`../../../templates/${template}/template.md`, import.meta.url), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'ratify-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ dataDir: folder });
process.env.RATIFY_TEST_SERVER = server.url;
process.env.RATIFY_TEST_ROLE_PASSWORD = server.rolePassword;
/** Of the kernel's clock, a second. */
const TICKS = 100;
const children = new Set<ChildProcess>();
try {
  const lines = [await measure('undisturbed', false), await measure('killed half-way', true)];
  print(
    [
      'run',
      'forks',
      'customised',
      'with starting',
      'offered in',
      'CPU',
      'offers/s',
      'offers',
      'in the record',
      'doubled',
      'missing',
      'counted in',
      'load',
    ],
    lines,
  );
} finally {
  for (const child of children) child.kill('SIGKILL');
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, isKilled: boolean): Promise<string[]> {
  const database = await createDatabase();
  try {
    const estate = await buildEstate(database, { schools: forks, customised, text });
    await publish(database, estate);
    const began = performance.now();
    const cpuBefore = cpuSeconds();
    let worker = startWorker(database);
    if (isKilled) {
      await until(async () => (await countOffers(database, estate)).offers >= forks / 2, 250);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      worker = startWorker(database);
    }
    await until(async () => (await jobsDone(database)).has('offer-edition'), 100);
    const offered = (performance.now() - began) / 1000;
    const cpu = cpuSeconds() - cpuBefore;
    await until(async () => (await jobsDone(database)).has('count-effects'), 100);
    const counted = (performance.now() - began) / 1000 - offered;
    const working = await secondsAtWork(database);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    return line(name, { offered, working, cpu, counted }, await countOffers(database, estate));
  } finally {
    await database.close();
  }
}

function line(
  name: string,
  seconds: Readonly<Record<'offered' | 'working' | 'cpu' | 'counted', number>>,
  found: Counted,
): string[] {
  const { offers, audited, doubled, missing } = found;
  return [
    name,
    String(forks),
    String(Math.round(forks * customised)),
    `${seconds.offered.toFixed(1)} s`,
    `${seconds.working.toFixed(1)} s`,
    `${seconds.cpu.toFixed(1)} s`,
    String(Math.round(forks / seconds.working)),
    ...[offers, audited, doubled, missing].map(String),
    `${seconds.counted.toFixed(1)} s`,
    (loadavg()[0] ?? 0).toFixed(1),
  ];
}

async function publish(database: TestDatabase, { council, newer }: Estate): Promise<void> {
  const { scope } = await signIn(database, { organisationId: council.id, roles: ['publisher'] });
  await database.store.inContext(scope, { write: true }, (work) =>
    work.enqueue('offer-edition', { editionId: newer.id }, `offer-edition:${newer.id}`),
  );
}

/** The worker as it runs in production, but for its loader: the sources as they stand. */
function startWorker(database: TestDatabase): ChildProcess {
  const file = (name: string): string => fileURLToPath(new URL(`../test/child/${name}`, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      '--conditions=@ratify/source',
      '--import',
      file('load-sources.mjs'),
      file('worker-process.ts'),
      database.url,
      database.rolePassword,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/**
 * Seconds of processor that everything under this process has used, the server and the workers that ended too: what the work
 * costs, whoever else is at work on the machine. Zero where there is no /proc.
 */
function cpuSeconds(): number {
  const stat = (pid: string): { parent: string; ticks: number } | null => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
      return { parent: fields[1] ?? '', ticks };
    } catch {
      return null; // it has ended, or this is no Linux
    }
  };
  const all = existsSync('/proc/self/stat') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const found = new Map(all.flatMap((pid) => [[pid, stat(pid)] as const]));
  const server = postmaster();
  const isOurs = (pid: string): boolean => {
    for (let at: string | undefined = pid; at && at !== '0'; at = found.get(at)?.parent)
      if (at === String(process.pid) || at === server) return true;
    return false;
  };
  const own = process.cpuUsage();
  const ticks = [...found].filter(([pid]) => pid !== String(process.pid) && isOurs(pid));
  return ticks.reduce((sum, [, each]) => sum + (each?.ticks ?? 0) / TICKS, (own.user + own.system) / 1e6);
}

/** The server detaches itself: its process is named by its own file. */
function postmaster(): string | undefined {
  const file = [join(folder, 'cluster'), folder]
    .map((place) => join(place, 'postgres', 'postmaster.pid'))
    .find((each) => existsSync(each));
  return file ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
}

async function jobsDone(database: TestDatabase): Promise<Set<string>> {
  const rows: { task: string }[] = await database.owner.query(`select task from app.jobs where state = 'done'`);
  return new Set(rows.map((row) => row.task));
}

/** From the first offer to the end of the job: without the starting of processes, but with whatever a crash costs between. */
async function secondsAtWork(database: TestDatabase): Promise<number> {
  const [row] = (await database.owner.query(
    `select extract(epoch from (select finished_at from app.jobs where task = 'offer-edition') - min(offered_at))::float as seconds
     from app.update_offers`,
  )) as { seconds: number }[];
  return row?.seconds ?? 0;
}

async function until(isSo: () => Promise<boolean>, everyMs: number): Promise<void> {
  while (!(await isSo())) await wait(everyMs);
}

function print(head: readonly string[], rows: readonly string[][]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const say = (row: readonly string[]): string => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ');
  process.stdout.write(`${[head, ...rows].map(say).join('\n')}\n`);
}
