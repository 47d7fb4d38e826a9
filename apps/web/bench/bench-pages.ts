/**
 * `npm run bench:pages [-- --times 40] [--fold 50] [--keep DIR]`: opens the main pages on a slow phone (slow 4G, a quarter of the
 * processor) and prints when something stands there; then asks the server for each of them, one reader and eight at once, with the
 * demonstration and with its schools many times over. Goals: the largest paint within 1,500 ms, the server's p95 within 300 ms.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded } from '@ratify/store';
import pg from 'pg';
import { measure } from '../../api/bench/register/measure.ts';
import { openBrowser, openPage, Visitor } from '../test/browser.ts';
import { startDemonstration } from '../test/start-demonstration.ts';
import { labFigures } from './lab-figures.ts';
import { multiplySchools } from './multiply.ts';

const PASSWORD = 'lantern-meadow-42';
const PAINT_GOAL_MS = 1_500;
const SERVER_GOAL_MS = 300;

interface MainPage {
  readonly name: string;
  readonly who: string | null;
  /** From where it is found, and the words of the links that lead to it. */
  readonly from: string;
  readonly links?: readonly string[];
  /** Behind the page that the links lead to. */
  readonly rest?: string;
}

const HEAD = 'ruth.adeyemi@elmpark.example';
const OFFICER = 'helen.whitcombe@northbrook.example';
const PUBLISHER = 'martin.okafor@northbrook.example';
/** Asks who is here and hardly more: what a page costs before it says something. */
const BARE = 'a bare page';
const PROTOCOL = ['Social networking protocol'];
const PAGES: readonly MainPage[] = [
  { name: BARE, who: HEAD, from: '/account' },
  { name: 'sign in', who: null, from: '/sign-in' },
  { name: 'what needs me (head)', who: HEAD, from: '/todo' },
  { name: 'policies (head)', who: HEAD, from: '/policies' },
  { name: 'a policy (head)', who: HEAD, from: '/policies', links: PROTOCOL },
  { name: 'its draft', who: HEAD, from: '/policies', links: PROTOCOL, rest: '/draft' },
  { name: 'search (head)', who: HEAD, from: '/search?q=photographs' },
  { name: 'calendar (head)', who: HEAD, from: '/calendar' },
  { name: 'who has confirmed (head)', who: HEAD, from: '/confirmations' },
  { name: 'the editor of a clause', who: HEAD, from: '/policies', links: PROTOCOL, rest: '/clauses/aims' },
  { name: 'to read (staff)', who: 'amy.lister@elmpark.example', from: '/reading' },
  { name: 'meetings (clerk)', who: 'colin.marsh@clerks.example', from: '/meetings' },
  { name: 'register (council)', who: OFFICER, from: '/register' },
  { name: 'what is missing (council)', who: OFFICER, from: '/register?status=missing' },
  { name: 'figures of rounds (council)', who: OFFICER, from: '/register/confirmations' },
  { name: 'search (council)', who: OFFICER, from: '/search?q=photographs' },
  { name: 'what needs me (council)', who: OFFICER, from: '/todo' },
  { name: 'a template (publisher)', who: PUBLISHER, from: '/templates', links: PROTOCOL },
  { name: 'where schools stand', who: PUBLISHER, from: '/templates', links: PROTOCOL, rest: '/schools' },
  { name: 'the editor of a template', who: PUBLISHER, from: '/templates', links: PROTOCOL, rest: '/text' },
];

const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const times = Number(optionOf('times', '40'));
const fold = Number(optionOf('fold', '50'));
const kept = optionOf('keep', '');
const say = (words: string): void => void process.stderr.write(`${words}\n`);

const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'ratify-bench-pages-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o755);
const database = await startEmbedded({ dataDir: join(folder, 'database'), log: say });
const service = await startDemonstration(join(folder, 'data'), {
  DATABASE_URL: database.url,
  RATIFY_DEMONSTRATION: 'on',
  RATIFY_REQUESTS_PER_MINUTE: 'off',
}).catch(async (error: unknown) => {
  await database.stop();
  throw error;
});
const { origin } = service;
const { browser, close } = await openBrowser();
try {
  const visitors = new Map<string | null, Visitor>();
  for (const who of new Set(PAGES.map((each) => each.who))) visitors.set(who, await visitorOf(who));
  const paths = new Map<string, string>();
  for (const page of PAGES) paths.set(page.name, await pathOf(page, visitors.get(page.who) as Visitor));
  const at = ({ name, who }: MainPage): [Visitor, string] => [visitors.get(who) as Visitor, paths.get(name) ?? ''];

  const painted: string[][] = [];
  for (const page of PAGES) {
    const figures = await labFigures(...at(page));
    const { firstByte, firstPaint, largestPaint, blocked, shift, bytes } = figures;
    painted.push([
      page.name,
      ...[firstByte, firstPaint, largestPaint, blocked].map((ms) => ms.toFixed(0)),
      ...[shift.toFixed(3), (bytes / 1024).toFixed(0), largestPaint <= PAINT_GOAL_MS ? 'kept' : 'MISSED'],
    ]);
  }
  const shown = ['first byte', 'first paint', 'largest', 'blocked', 'shift', 'kB'];
  print(['on a slow phone, ms', ...shown, `goal ${PAINT_GOAL_MS}`], painted);

  say('asking the server');
  const before = await served(at);
  // As the server's own account: checks and triggers rest while rows are copied.
  const account = new pg.Client({ connectionString: database.url });
  await account.connect();
  const began = performance.now();
  let policies = 0;
  try {
    policies = await multiplySchools(account, fold);
    await account.query('analyze');
  } finally {
    await account.end();
  }
  say(`${policies} policies, copied in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  const after = await served(at);
  const shownTimes = ['1: p50', 'p95', 'ratio', '8: p50', 'p95'];
  print(
    [
      'from the server, ms',
      ...shownTimes,
      `x${fold}, ${shownTimes[0]}`,
      ...shownTimes.slice(1),
      `goal ${SERVER_GOAL_MS}`,
    ],
    PAGES.map(({ name }) => {
      const isKept = (after.get(name)?.[1] ?? Infinity) <= SERVER_GOAL_MS;
      return [name, ...told(before, name), ...told(after, name), isKept ? 'kept' : 'MISSED'];
    }),
  );
  process.stdout.write(
    `\ncores ${availableParallelism()}, load ${(loadavg()[0] ?? 0).toFixed(1)}; goals: largest paint, and p95 of one reader\n`,
  );
} finally {
  await close();
  await service.stop();
  await database.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}

/** p50 and p95 of each page, for one reader and for eight at once. */
async function served(at: (page: MainPage) => [Visitor, string]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const page of PAGES) {
    const [visitor, path] = at(page);
    const cookie = (await visitor.page.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
    const figures: number[] = [];
    for (const atOnce of [1, 8]) {
      const { p50, p95 } = await measure(() => ask(path, cookie), { times, atOnce });
      figures.push(p50, p95);
    }
    found.set(page.name, figures);
  }
  return found;
}

/** The figures of a page as they are printed, with how many times as long as a bare page half of them took. */
function told(figures: ReadonlyMap<string, readonly number[]>, name: string): string[] {
  const [p50 = 0, p95 = 0, p50OfMany = 0, p95OfMany = 0] = figures.get(name) ?? [];
  const ratio = p50 / (figures.get(BARE)?.[0] || 1);
  return [p50.toFixed(0), p95.toFixed(0), ratio.toFixed(1), p50OfMany.toFixed(0), p95OfMany.toFixed(0)];
}

async function ask(path: string, cookie: string): Promise<void> {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
}

async function visitorOf(who: string | null): Promise<Visitor> {
  const page = await openPage(await browser.createBrowserContext());
  await page.setViewport({ width: 390, height: 844 });
  const visitor = new Visitor(page, origin);
  if (who) await visitor.signIn(who, PASSWORD);
  return visitor;
}

async function pathOf({ from, links = [], rest = '' }: MainPage, visitor: Visitor): Promise<string> {
  await visitor.open(from);
  for (const words of links) await visitor.click(words);
  return visitor.path + rest;
}

function print(head: readonly string[], rows: readonly string[][]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  process.stdout.write(`\n${[head, ...rows].map(line).join('\n')}\n`);
}
