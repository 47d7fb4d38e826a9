import 'reflect-metadata';
/**
 * `npm run bench:growth [-- --fold 50] [--times 120] [--check 15]`: measures what each kind of request and each job costs in API, pages,
 * PostgreSQL and worker, on the demonstration with its schools many times over; plays the busiest hour of a school year, by the stated
 * assumptions, through a simulation of queues fed by those costs, for one council up to ten Englands; and holds the simulation against
 * what the same installation really answers. `docker/GROWTH.md` reasons with its figures.
 */
import { availableParallelism, loadavg } from 'node:os';
import pg from 'pg';
import { printTable } from '../../../api/bench/register/table.ts';
import { KINDS, peopleAtWork, type Kind } from '../load/acts.ts';
import { startMeasurable, type Measurable, type Used } from '../load/installation.ts';
import { press } from '../load/press.ts';
import { ASSUMED, ENGLAND, perSecondAtPeak, requestsOfDay, SIZES, type Size } from './assumptions.ts';
import { idleOf, measureRequests, type Cost } from './measure-costs.ts';
import { measurePrinting, measureReminders } from './measure-jobs.ts';
import { tellSharding } from './sharding.ts';
import { simulate, type Simulated, type Simulation, type Step } from './simulate.ts';

const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const times = Number(optionOf('times', '120'));
const checkSeconds = Number(optionOf('check', '15'));
const fold = Number(optionOf('fold', '50'));
const say = (words: string): void => void process.stderr.write(`${words}\n`);
/** No core is planned to be at work for more of the busiest hour. */
const PLANNED = 0.6;
const AT_ONCE = [8, 32];
const SEED = 1_759;
/** What a request does without waiting for anything, at most: by how near the answer times come to those measured. */
const PIECE_MS = 12;

const measurable = await startMeasurable(fold, say);
try {
  const bytes = await bytesOf(measurable);
  const people = await peopleAtWork(measurable);
  const idle = await idleOf(measurable);
  say('what requests cost');
  await press(people, 4, 10); // warm
  const costs = await measureRequests(measurable, people, times);
  say('what the same installation answers');
  const checks = [];
  for (const atOnce of AT_ONCE) checks.push(await check(atOnce));
  await people.close();
  say('what documents and mails cost');
  const printed = await measurePrinting(measurable, idle);
  const mailed = await measureReminders(measurable, idle);

  const ms = (value: number): string => value.toFixed(1);
  const peak = perSecondAtPeak(ENGLAND);
  const asked = [...peak.values()].reduce((sum, each) => sum + each, 0);
  const costRow = (name: string, each: Cost, often?: number): string[] => [
    ...[name, often === undefined ? '' : share(often / asked)],
    ...[ms(each.web), ms(each.api), ms(each.postgres), ms(each.worker), (each.log / 1024).toFixed(1)],
    often === undefined ? '' : share((often * each.postgres) / 1_000 / coresOf('postgres', peak, costs)),
    String(each.times),
  ];
  const head = ['of requests', 'web', 'API', 'PostgreSQL', 'worker', 'kB of log', 'of PostgreSQL', 'measured'];
  printTable(
    ['one of them, ms of processor', ...head],
    [
      ...[...costs].map(([kind, each]) => costRow(kind, each, peak.get(kind) ?? 0)),
      costRow('a document printed and sealed', printed),
      costRow('a mail of reminders', mailed),
    ],
  );
  printTable(
    [
      'simulated and measured',
      'a second',
      'measured',
      'off by',
      'p50',
      'measured',
      'p95',
      'measured',
      'off by',
      'others',
    ],
    checks.map(({ atOnce, measured, simulated, others }) => [
      `${atOnce} at once, ${availableParallelism()} cores`,
      ...[simulated.perSecond.toFixed(0), measured.perSecond.toFixed(0), off(simulated.perSecond, measured.perSecond)],
      ...[simulated.p50.toFixed(0), measured.p50.toFixed(0)],
      ...[simulated.p95.toFixed(0), measured.p95.toFixed(0), off(simulated.p95, measured.p95), others.toFixed(2)],
    ]),
  );
  printTable(
    [
      ...['the busiest hour', 'schools', 'a day', 'a second', 'web', 'API', 'cores of PostgreSQL', 'workers'],
      ...['p50', 'p95', 'p95, a quarter fewer', 'log, MB/s', 'database, GB'],
    ],
    SIZES.map((size) => plan(size, costs, { printed, mailed }, bytes.policy)),
  );
  tellOneMachine(costs);
  tellMostAtOnce(costs);
  tellSharding();
  process.stdout.write(
    `\nplanned for ${PLANNED * 100} % of each core; ${measurable.schools} schools measured, ${(bytes.policy / 1e3).toFixed(0)} kB a policy and ${(bytes.document / 1e3).toFixed(0)} kB a document in all its states; ` +
      `cores ${availableParallelism()}, load ${(loadavg()[0] ?? 0).toFixed(1)}; times in ms\n`,
  );

  async function check(atOnce: number) {
    const before = measurable.used();
    const began = performance.now();
    const measured = await press(people, atOnce, checkSeconds);
    const took = (performance.now() - began) / 1_000;
    const after = measurable.used();
    const cores = (place: keyof Used): number => (after[place] - before[place]) / took;
    // The worker, and whoever else is on this machine.
    const others = Math.max(0, cores('machine') - cores('web') - cores('api') - cores('postgres') - cores('asking'));
    const simulated = askedHere(atOnce, costs, others);
    return { atOnce, measured, simulated, others };
  }
} finally {
  await measurable.stop();
}

/** The way of a request: asked, drawn, answered from the database, and back; what it takes is spread by half around the mean. */
function drawFrom(
  often: ReadonlyMap<Kind, number>,
  costs: ReadonlyMap<Kind, Cost>,
  isAskedHere: boolean,
): Simulation['draw'] {
  const all = [...often.values()].reduce((sum, each) => sum + each, 0);
  return (random) => {
    let at = random() * all;
    const kind = [...often].find(([, each]) => (at -= each) < 0)?.[0] ?? 'what needs me';
    const cost = costs.get(kind) as Cost;
    const spread = 0.5 - Math.log(1 - random()) * 0.5;
    const step = (station: 'web' | 'api' | 'postgres' | 'asking', share: number): Step => ({
      station,
      ms: cost[station] * share * spread,
    });
    const way = [step('web', 0.4), step('api', 0.4), step('postgres', 1), step('api', 0.6), step('web', 0.6)];
    return isAskedHere ? [step('asking', 0.5), ...way, step('asking', 0.5)] : way;
  };
}

/** Cores that requests keep at work. */
function coresOf(place: keyof Cost, often: ReadonlyMap<Kind, number>, costs: ReadonlyMap<Kind, Cost>): number {
  return [...often].reduce((sum, [kind, perSecond]) => sum + (perSecond * (costs.get(kind)?.[place] ?? 0)) / 1_000, 0);
}

function plan(
  size: Size,
  costs: ReadonlyMap<Kind, Cost>,
  { printed, mailed }: { readonly printed: Cost; readonly mailed: Cost },
  bytes: number,
): string[] {
  const often = perSecondAtPeak(size);
  const perSecond = [...often.values()].reduce((sum, each) => sum + each, 0);
  const printedASecond = (size.schools * ASSUMED.printed * ASSUMED.busiestHour) / 3_600;
  const mailsASecond = (size.schools * ASSUMED.mails) / 3_600;
  const needed = (cores: number): number => Math.max(1, Math.ceil(cores / PLANNED));
  const web = needed(coresOf('web', often, costs));
  const api = needed(coresOf('api', often, costs));
  const postgres = needed(coresOf('postgres', often, costs) + (printedASecond * printed.postgres) / 1_000);
  // Mails are out before the day begins: whichever is more.
  const working = coresOf('worker', often, costs) + (printedASecond * printed.worker) / 1_000;
  const workers = needed(Math.max(working, (mailsASecond * mailed.worker) / 1_000));
  const played = (share: number): Simulated => {
    const less = (count: number): number => Math.max(1, Math.floor(count * share));
    return simulate({
      machines: { web: less(web), api: less(api), postgres: less(postgres) },
      stations: [
        { name: 'web', machine: 'web', processes: less(web) },
        { name: 'api', machine: 'api', processes: less(api) },
        { name: 'postgres', machine: 'postgres' },
      ],
      asking: { perSecond },
      draw: drawFrom(often, costs, false),
      ...{ seconds: Math.min(1_200, Math.max(10, 60_000 / perSecond)), pieceMs: PIECE_MS, seed: SEED },
    });
  };
  const [whole, fewer] = [played(1), played(0.75)];
  const day = [...requestsOfDay(size).values()].reduce((sum, each) => sum + each, 0);
  return [
    ...[size.name, String(size.schools), day.toFixed(0), perSecond.toFixed(0)],
    ...[web, api, postgres, workers].map(String),
    ...[whole.p50.toFixed(0), whole.p95.toFixed(0), web + api + postgres > 3 ? fewer.p95.toFixed(0) : '-'],
    (coresOf('log', often, costs) / 1_000).toFixed(2),
    ((size.schools * ASSUMED.policies * bytes) / 1e9).toFixed(0),
  ];
}

/** As many as ask one thing after the other, whoever asks on the same machine, with one process of each part. */
function askedHere(atOnce: number, costs: ReadonlyMap<Kind, Cost>, others: number): Simulated {
  return simulate({
    machines: { one: availableParallelism() },
    stations: [
      ...(['asking', 'web', 'api'] as const).map((name) => ({ name, machine: 'one', processes: 1 })),
      { name: 'postgres', machine: 'one' },
    ],
    asking: { atOnce },
    draw: drawFrom(new Map(Object.entries(KINDS) as [Kind, number][]), costs, true),
    besides: { one: others },
    ...{ seconds: 60, pieceMs: PIECE_MS, seed: SEED },
  });
}

/** What those wait who are let in, by how many are, where many more ask and nothing else is at work. */
function tellMostAtOnce(costs: ReadonlyMap<Kind, Cost>): void {
  printTable(
    ['RATIFY_MOST_AT_ONCE, simulated', 'a second', 'p50', 'p95'],
    [10, 25, 50, 100, 200].map((most) => {
      const { perSecond, p50, p95 } = askedHere(most, costs, 0);
      return [String(most), perSecond.toFixed(0), p50.toFixed(0), p95.toFixed(0)];
    }),
  );
}

/** How many schools one machine answers in the busiest hour, with one process of each, until its p95 is past a second. */
function tellOneMachine(costs: ReadonlyMap<Kind, Cost>): void {
  const GOAL_MS = 1_000;
  const rows = [2, 4, 8, 16].map((cores) => {
    const [web, api, postgres] = (['web', 'api', 'postgres'] as const).map((place) =>
      coresOf(place, perSecondAtPeak(ENGLAND), costs),
    ) as [number, number, number];
    const processesOf = (of: number): number => Math.max(1, Math.round((cores * of) / (web + api + postgres)));
    const playedFor = (schools: number): Simulated => {
      const often = perSecondAtPeak({ name: '', schools, trusts: schools / 12, councils: schools / 160 });
      return simulate({
        machines: { one: cores },
        stations: [
          { name: 'web', machine: 'one', processes: processesOf(web) },
          { name: 'api', machine: 'one', processes: processesOf(api) },
          { name: 'postgres', machine: 'one' },
        ],
        asking: { perSecond: [...often.values()].reduce((sum, each) => sum + each, 0) },
        draw: drawFrom(often, costs, false),
        ...{ seconds: 60, pieceMs: PIECE_MS, seed: SEED },
      });
    };
    let [holds, fails] = [50, 50_000];
    while (fails - holds > 100) {
      const middle = Math.round((holds + fails) / 2);
      if (playedFor(middle).p95 <= GOAL_MS) holds = middle;
      else fails = middle;
    }
    const { perSecond, p95, atWork } = playedFor(holds);
    return [
      ...[
        `${cores} cores`,
        `${processesOf(web)} + ${processesOf(api)}`,
        String(holds),
        perSecond.toFixed(0),
        p95.toFixed(0),
      ],
      `${((atWork['one'] ?? 0) * 100).toFixed(0)} %`,
    ];
  });
  printTable(['one machine for everything', 'web + API', 'schools at most', 'a second', 'p95', 'at work'], rows);
}

/** Bytes of the database for each policy, with all that was ever written about it but its documents; and of a document in all its states. */
async function bytesOf({ database }: Measurable): Promise<{ readonly policy: number; readonly document: number }> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ policy: number; document: number }>(
      `select (pg_database_size(current_database()) - pg_total_relation_size('app.blobs')) / (select count(*) from app.policies)::float as policy,
         (select avg(length) from (select sum(length) as length from app.document_versions group by document_id) d)::float as document`,
    );
    return rows[0] ?? { policy: 0, document: 0 };
  } finally {
    await client.end();
  }
}

function share(of: number): string {
  return `${(of * 100).toFixed(1)} %`;
}

function off(simulated: number, measured: number): string {
  const share = (simulated / measured - 1) * 100;
  return `${share > 0 ? '+' : ''}${share.toFixed(0)} %`;
}
