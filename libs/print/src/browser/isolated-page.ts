import { type Browser, type BrowserContext, type HTTPRequest, type Page } from 'puppeteer';
import { PrintError } from '../print-error.ts';
import { type Lease } from './warm-browser.ts';

/** How long a context may take to close before its browser counts as hung. */
const CLOSING_MS = 1_500;

export interface IsolatedPage {
  readonly page: Page;
  /** Requests refused so far. */
  readonly blocked: () => number;
}

/**
 * Gives the work a page in a browser context of its own: no script, no network, no files, only `data:` URLs.
 * Past the time limit the context is closed, and the browser too when it does not obey.
 */
export async function withIsolatedPage<T>(
  { browser, abandon }: Lease,
  timeLimitMs: number,
  work: (isolated: IsolatedPage) => Promise<T>,
): Promise<T> {
  const limit = timeLimit(timeLimitMs);
  let context: BrowserContext | undefined;
  const job = (async () => {
    context = await browser.createBrowserContext();
    return openPage(context, work);
  })();
  try {
    return await Promise.race([job, limit.passed]);
  } finally {
    limit.clear();
    job.catch(() => {});
    if (!(await closed(browser, context))) abandon();
  }
}

async function openPage<T>(context: BrowserContext, work: (isolated: IsolatedPage) => Promise<T>): Promise<T> {
  const page = await context.newPage();
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('error', (cause) => reject(new PrintError('BROWSER_LOST', 'The page crashed.', { cause })));
  });
  let blocked = 0;
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const allowed = isAllowed(request);
    if (!allowed) blocked += 1;
    // A request whose page is closing has nobody left to answer.
    (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => {});
  });
  const done = work({ page, blocked: () => blocked });
  crashed.catch(() => {});
  done.catch(() => {});
  return Promise.race([done, crashed]);
}

function isAllowed(request: HTTPRequest): boolean {
  return request.url().startsWith('data:') || request.url() === 'about:blank';
}

function timeLimit(ms: number): { passed: Promise<never>; clear: () => void } {
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
