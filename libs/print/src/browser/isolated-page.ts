import { type Browser, type BrowserContext, type HTTPRequest, type Page } from 'puppeteer';
import { PrintError } from '../print-error.ts';
import { type Lease } from './warm-browser.ts';

/** How long a context may take to close before its browser counts as hung. */
const CLOSING_MS = 1_500;

export interface IsolatedPage {
  readonly page: Page;
  /** Requests refused so far. */
  readonly blocked: () => number;
  /** Rejects when the page crashes. */
  readonly crashed: Promise<never>;
}

/** A page in a context of its own, opened before a document needs it. */
export interface SparePage {
  readonly context: BrowserContext;
  readonly isolated: IsolatedPage;
}

/** Opens a page that has no script, no network and no files, only `data:` URLs, in a browser context of its own. */
export async function openSparePage(browser: Browser): Promise<SparePage> {
  const context = await browser.createBrowserContext();
  return { context, isolated: await openIsolatedPage(context) };
}

/**
 * Gives the work a page in a browser context that nothing else has used or will use.
 * Past the time limit the context is closed, and the browser too when it does not obey.
 */
export async function withIsolatedPage<T>(
  { browser, abandon, takeSpare }: Lease,
  timeLimitMs: number,
  work: (isolated: IsolatedPage) => Promise<T>,
): Promise<T> {
  const limit = timeLimit(timeLimitMs);
  let context: BrowserContext | undefined;
  const job = (async () => {
    const spare = await takeSpare();
    context = spare.context;
    const done = work(spare.isolated);
    done.catch(() => {});
    return Promise.race([done, spare.isolated.crashed]);
  })();
  try {
    return await Promise.race([job, limit.passed]);
  } finally {
    limit.clear();
    job.catch(() => {});
    if (!(await closed(browser, context))) abandon();
  }
}

/** Makes a page of a context that cannot reach anything. */
export async function openIsolatedPage(context: BrowserContext): Promise<IsolatedPage> {
  const page = await context.newPage();
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('error', (cause) => reject(new PrintError('BROWSER_LOST', 'The page crashed.', { cause })));
  });
  crashed.catch(() => {});
  let blocked = 0;
  page.on('request', (request) => {
    const allowed = isAllowed(request);
    if (!allowed) blocked += 1;
    // A request whose page is closing has nobody left to answer.
    (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => {});
  });
  await Promise.all([page.setJavaScriptEnabled(false), page.setOfflineMode(true), page.setRequestInterception(true)]);
  return { page, blocked: () => blocked, crashed };
}

function isAllowed(request: HTTPRequest): boolean {
  return request.url().startsWith('data:') || request.url() === 'about:blank';
}

/** A promise that rejects with TIME_LIMIT when so much time has passed. */
export function timeLimit(ms: number): { passed: Promise<never>; clear: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PrintError('TIME_LIMIT', `The document was not laid out within ${ms / 1000} seconds.`));
    }, ms);
  });
  passed.catch(() => {});
  return { passed, clear: () => clearTimeout(timer) };
}

async function closed(browser: Browser, context: BrowserContext | undefined): Promise<boolean> {
  if (!context || !browser.connected) return true;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CLOSING_MS);
  });
  const closing = context.close().then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([closing, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
