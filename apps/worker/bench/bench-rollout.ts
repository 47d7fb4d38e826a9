import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@ratify/store';
import { createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { buildEstate, countOffers, type Counted, type Estate } from '../test/estate.ts';
import { measurePreview } from './measure-preview.ts';
import { cpuSeconds } from './processor-time.ts';
import { print, until } from './say.ts';
import { kill, killAll, startWorker } from './worker-child.ts';

/**
 * `npm run bench:rollout [-- --forks 24000] [--customised 0.1] [--schools 160] [--template whistleblowing]`: on an embedded
 * PostgreSQL that writes safely, with workers in processes of their own. First how long a publisher of that many schools waits
 * for what a draft would do to each; then publishes to that many forks, once undisturbed, once with the worker killed by SIGKILL
 * half-way and another one started, and counts in the database who was offered what.
 */
const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const forks = Number(optionOf('forks', '24000'));
const customised = Number(optionOf('customised', '0.1'));
const schools = Number(optionOf('schools', '160'));
const template = optionOf('template', 'whistleblowing');
const text = readFileSync(new URL(`../../../templates/${template}/template.md`, import.meta.url), 'utf8');

const HEAD = [
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
];

const folder = mkdtempSync(join(tmpdir(), 'ratify-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ dataDir: folder });
process.env.RATIFY_TEST_SERVER = server.url;
process.env.RATIFY_TEST_ROLE_PASSWORD = server.rolePassword;
try {
  if (schools > 0) await measurePreview({ schools, text, folder });
  if (forks > 0) {
    const lines = [await measure('undisturbed', false), await measure('killed half-way', true)];
    print(HEAD, lines);
  }
} finally {
  killAll();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, isKilled: boolean): Promise<string[]> {
  const database = await createDatabase();
  try {
    const estate = await buildEstate(database, { schools: forks, customised, text });
    await publish(database, estate);
    const began = performance.now();
    const cpuBefore = cpuSeconds(folder);
    let worker = startWorker(database);
    const progress = watchProgress(database, name);
    if (isKilled) {
      await until(async () => (await countOffers(database, estate)).offers >= forks / 2, 250);
      await kill(worker);
      worker = startWorker(database);
    }
    await until(async () => (await jobsDone(database)).has('offer-edition'), 100);
    const offered = (performance.now() - began) / 1000;
    const cpu = cpuSeconds(folder) - cpuBefore;
    clearInterval(progress);
    await until(async () => (await jobsDone(database)).has('count-effects'), 100);
    const counted = (performance.now() - began) / 1000 - offered;
    const working = await secondsAtWork(database);
    await kill(worker);
    return line(name, { offered, working, cpu, counted }, await countOffers(database, estate));
  } finally {
    await database.close();
  }
}

/** Says now and then what the publisher's page would. */
function watchProgress(database: TestDatabase, name: string): NodeJS.Timeout {
  let last = '';
  return setInterval(async () => {
    const [job] = (await database.owner.query(
      `select progress_note as note from app.jobs where task = 'offer-edition'`,
    )) as { note: string | null }[];
    if (job?.note && job.note !== last) process.stderr.write(`${name}: ${job.note}\n`);
    last = job?.note ?? '';
  }, 2_000);
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
