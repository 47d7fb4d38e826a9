import { performance } from 'node:perf_hooks';
import { loadavg } from 'node:os';
import { mergePolicies, readPolicy } from '@ratify/document';
import {
  draftTarget,
  prepareEdition,
  readHolders,
  realClock,
  realIds,
  type HoldersView,
  type Journey,
} from '@ratify/journey';
import { TemplateDraft, type Scope } from '@ratify/store';
import { buildTemplateDraft, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { buildEstate, reworded, type Estate } from '../test/estate.ts';
import { cpuSeconds } from './processor-time.ts';
import { print, until } from './say.ts';
import { kill, startWorker } from './worker-child.ts';

/** Shares of schools with words of their own: few of them, as many as there are in real life, all. */
const SHARES = [0.1, 0.4, 1];
/** Drafts looked at with each share; the middle one counts. */
const DRAFTS = 5;

interface Wishes {
  readonly schools: number;
  readonly text: string;
  /** Of the server, for its processor time. */
  readonly folder: string;
}

interface Preview {
  readonly pressedToNamed: number;
  readonly readAgain: number;
  readonly cpu: number;
}

/**
 * How long a publisher waits between “See what it does to schools” and every school by name: the draft kept, its job done by a
 * worker that was already running, the list read. Beside it, on the same texts, what it takes to merge school after school
 * from bare text, and to read each of the three texts once.
 */
export async function measurePreview({ schools, text, folder }: Wishes): Promise<void> {
  const lines: string[][] = [];
  for (const share of SHARES) {
    const database = await createDatabase();
    const estate = await buildEstate(database, { schools, customised: share, text });
    const worker = startWorker(database);
    try {
      const previews = await measureDrafts(database, estate, folder);
      const bare = await measureBare(database, estate);
      const whole = median(previews.map((each) => each.pressedToNamed));
      lines.push([
        ...[String(schools), String(Math.round(schools * share))],
        ...[whole, median(previews.map((each) => each.readAgain)), bare.merging, bare.reading].map(sayMs),
        `${(whole / bare.merging).toFixed(2)}x`,
        `${median(previews.map((each) => each.cpu)).toFixed(2)} s`,
        (loadavg()[0] ?? 0).toFixed(1),
      ]);
    } finally {
      await kill(worker);
      await database.close();
    }
  }
  print(
    [
      ...['schools', 'customised', 'pressed to named', 'list again', 'merged one by one', 'read one by one'],
      ...['ratio', 'CPU', 'load'],
    ],
    lines,
  );
}

async function measureDrafts(database: TestDatabase, estate: Estate, folder: string): Promise<Preview[]> {
  const { council, newer } = estate;
  const journey: Journey = { store: database.store, clock: realClock(), ids: realIds };
  const { scope } = await signIn(database, { organisationId: council.id, roles: ['publisher'] });
  await buildTemplateDraft(database, { organisationId: council.id, templateId: newer.templateId, text: newer.text });
  const previews: Preview[] = [];
  for (let n = 0; n <= DRAFTS; n += 1) {
    const text = reworded(newer.text, { every: 6, from: 3, words: `Draft ${n} asks for one thing more.` });
    await database.owner
      .getRepository(TemplateDraft)
      .update({ templateId: newer.templateId }, { text, version: n + 2 });
    previews.push(await measureDraft(journey, scope, { templateId: newer.templateId, text, version: n + 2 }, folder));
  }
  return previews.slice(1); // the first one warms everybody up, and counts what the newest edition does besides
}

async function measureDraft(
  journey: Journey,
  scope: Scope,
  draft: { readonly templateId: string; readonly text: string; readonly version: number },
  folder: string,
): Promise<Preview> {
  const { templateId, version } = draft;
  const look = (): Promise<HoldersView> =>
    journey.store.inContext(scope, {}, (rows) =>
      readHolders(rows, { target: draftTarget(draft), editionNumber: 3, prepared: {}, today: journey.clock.today() }),
    );
  const [began, cpuBefore] = [performance.now(), cpuSeconds(folder)];
  await prepareEdition(journey, scope, { templateId, version, summary: 'One thing more.', materiality: [] });
  await until(async () => (await look()).uncounted === 0, 50);
  const [named, cpu] = [performance.now(), cpuSeconds(folder) - cpuBefore];
  const { holders, total } = await look();
  if (holders.length !== total || holders.some((each) => each.standing === 'not-counted'))
    throw new Error('the preview left somebody out');
  return { pressedToNamed: named - began, readAgain: performance.now() - named, cpu };
}

/** The same merges without a store: every school’s, from its text. */
async function measureBare(
  database: TestDatabase,
  { older, newer }: Estate,
): Promise<{ readonly merging: number; readonly reading: number }> {
  const found: { text: string }[] = await database.owner.query(
    'select r.text from app.revisions r join app.policies p on p.adopted_revision_id = r.id',
  );
  const timed = (act: (ours: string) => unknown): number => {
    const began = performance.now();
    for (const { text } of found) act(text);
    return performance.now() - began;
  };
  const merge = (ours: string): unknown => mergePolicies({ base: older.text, ours, theirs: newer.text });
  const read = (ours: string): unknown => [older.text, ours, newer.text].map((each) => readPolicy(each));
  timed(merge);
  return { merging: timed(merge), reading: timed(read) };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

const sayMs = (ms: number): string => `${Math.round(ms)} ms`;
