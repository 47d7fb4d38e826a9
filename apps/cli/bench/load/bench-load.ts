import 'reflect-metadata';
/**
 * `npm run bench:load [-- --seconds 10] [--at-once 1,8,32,100,200,400] [--most 25,50,100,200] [--fold 50]`: people of every role open,
 * save, confirm and sign what they do on a day, more and more of them at once, on the demonstration with its schools many times over; then
 * the most of them against several values of RATIFY_MOST_AT_ONCE; then as many ask a bare Nest on Fastify for a page of the same size behind
 * one question to the same database. Whoever asks shares the cores with whoever answers. Exit 1 where an answer is an error, or is lost.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { printTable } from '../../../api/bench/register/table.ts';
import { atRest } from '../growth/measure-costs.ts';
import { peopleAtWork } from './acts.ts';
import { startMeasurable, type Used } from './installation.ts';
import { press, type Asking, type Pressed } from './press.ts';
import { Visitor } from './visitor.ts';

const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const seconds = Number(optionOf('seconds', '10'));
const steps = optionOf('at-once', '1,8,32,100,200,400').split(',').map(Number);
const limits = optionOf('most', '25,50,100,200').split(',').map(Number);
const fold = Number(optionOf('fold', '50'));
const say = (words: string): void => void process.stderr.write(`${words}\n`);

interface Step {
  readonly name: string;
  readonly pressed: Pressed;
  /** Cores at work meanwhile. */
  readonly used: Used;
}

const measurable = await startMeasurable(fold, say);
const bare = spawn(
  process.execPath,
  [
    ...['--conditions=@ratify/source', '--no-warnings', '--import'],
    ...[fileOf('../../../../load-sources.mjs'), fileOf('./bare-process.ts'), measurable.database.url],
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const [bareUrl] = (await once(createInterface({ input: bare.stdout }), 'line')) as [string];
  const people = await peopleAtWork(measurable);
  say(`${people.left('confirms')} confirmations and ${people.left('signs')} signatures are asked for`);
  await atRest(measurable);
  await press(people, 4, 3); // warm
  const ours: Step[] = [];
  for (const atOnce of steps) ours.push(await pressed(`${atOnce} at once`, people, atOnce));
  const most = steps.at(-1) ?? 1;
  const limited: Step[] = [];
  for (const limit of limits) {
    for (const part of ['api', 'web'] as const) await measurable.change(part, { RATIFY_MOST_AT_ONCE: String(limit) });
    await press(people, 4, 3);
    limited.push(await pressed(`RATIFY_MOST_AT_ONCE ${limit}, ${most} at once`, people, most));
  }
  await people.close();
  await atRest(measurable);
  const visitor = new Visitor(bareUrl.replace(/\/$/, '').replace('[::1]', '127.0.0.1'), '');
  const page: Asking = { next: () => ({ kind: 'policies', good: 200, go: (agent) => visitor.open('/', agent) }) };
  await press(page, 4, 3);
  const theirs: Step[] = [];
  for (const atOnce of steps) theirs.push(await pressed(`${atOnce} at once`, page, atOnce));
  tell(`${measurable.schools} schools, all roles`, ours);
  tell('past what it holds', limited);
  tell('bare Nest on Fastify', theirs);
  process.stdout.write(
    `\ncores ${availableParallelism()}, load ${(loadavg()[0] ?? 0).toFixed(1)}; milliseconds; cores at work: whoever asks, and others on this machine, besides\n`,
  );
  for (const { name, pressed: each } of [...ours, ...limited, ...theirs])
    for (const [what, times] of each.errors) {
      process.stdout.write(`${name}: ${what}, ${times} times\n`);
      process.exitCode = 1;
    }
} finally {
  bare.kill('SIGKILL');
  await measurable.stop();
}

async function pressed(name: string, asking: Asking, atOnce: number): Promise<Step> {
  say(name);
  const before = measurable.used();
  const began = performance.now();
  const outcome = await press(asking, atOnce, seconds);
  const taken = (performance.now() - began) / 1_000;
  const after = measurable.used();
  const cores = Object.entries(after).map(([place, used]) => [place, (used - before[place as keyof Used]) / taken]);
  return { name, pressed: outcome, used: Object.fromEntries(cores) as unknown as Used };
}

function tell(what: string, all: readonly Step[]): void {
  printTable(
    [
      ...[what, 'a second', 'writes', 'p50', 'p95', 'told to come back', 'p95', 'errors'],
      ...['cores: web', 'API', 'PostgreSQL', 'worker', 'asking', 'others'],
    ],
    all.map(({ name, pressed: each, used }) => {
      const { web, api, postgres, worker, asking, machine } = used;
      const others = Math.max(0, machine - web - api - postgres - worker - asking);
      return [
        ...[name, each.perSecond.toFixed(0), String(each.written), each.p50.toFixed(0), each.p95.toFixed(0)],
        ...[String(each.sentAway), each.awayP95.toFixed(0)],
        String([...each.errors.values()].reduce((sum, times) => sum + times, 0)),
        ...[web, api, postgres, worker, asking, others].map((cores) => cores.toFixed(2)),
      ];
    }),
  );
}

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
