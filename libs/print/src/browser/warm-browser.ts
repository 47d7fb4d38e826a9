import { type Browser } from 'puppeteer';
import { PrintError } from '../print-error.ts';
import { openSparePage, type SparePage } from './isolated-page.ts';

/** One running browser and how much it has been used. */
interface Running {
  readonly browser: Promise<Browser>;
  jobs: number;
  active: number;
  /** No new job goes to it; it is closed when the last running one has ended. */
  retired: boolean;
  /** The page of the next document: opened while this one is finished, since that takes as long as a short document. */
  spare: Promise<SparePage> | undefined;
}

export interface Lease {
  readonly browser: Browser;
  /** Says that the browser does not answer any more: it is killed and the next job gets a new one. */
  readonly abandon: () => void;
  /** A page that nobody has used; it is the taker's to close. */
  readonly takeSpare: () => Promise<SparePage>;
}

/** Keeps one browser warm and replaces it after a number of jobs, or when it has died. */
export class WarmBrowser {
  readonly #start: () => Promise<Browser>;
  readonly #jobsPerBrowser: number;
  #current: Running | undefined;

  constructor(start: () => Promise<Browser>, jobsPerBrowser: number) {
    this.#start = start;
    this.#jobsPerBrowser = jobsPerBrowser;
  }

  /** Lends the browser for one job. A browser that dies meanwhile is a `BROWSER_LOST`, which may be tried again. */
  async lend<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    const running = this.#take();
    try {
      const browser = await this.#started(running);
      const lease: Lease = {
        browser,
        abandon: () => this.#abandon(running, browser),
        takeSpare: () => takeSpare(running, browser),
      };
      return await raceWithDeath(browser, work(lease));
    } finally {
      running.active -= 1;
      if (running.retired && running.active === 0) void closeQuietly(running);
    }
  }

  /** Opens the next document's page in advance, unless the browser is about to be replaced. */
  prepare(): void {
    const running = this.#current;
    if (!running || running.retired || running.jobs >= this.#jobsPerBrowser || running.spare) return;
    running.spare = running.browser.then(openSparePage);
    running.spare.catch(() => {});
  }

  /** Process id of the warm browser, if one runs. */
  async processId(): Promise<number | undefined> {
    return (await this.#current?.browser)?.process()?.pid;
  }

  async close(): Promise<void> {
    const running = this.#current;
    this.#current = undefined;
    if (running) await closeQuietly(running);
  }

  #take(): Running {
    const current = this.#current;
    if (current && (current.retired || current.jobs >= this.#jobsPerBrowser)) this.#retire(current);
    const running = (this.#current ??= this.#begin());
    running.jobs += 1;
    running.active += 1;
    return running;
  }

  #begin(): Running {
    const running: Running = { browser: this.#start(), jobs: 0, active: 0, retired: false, spare: undefined };
    running.browser.then(
      (browser) => browser.once('disconnected', () => this.#retire(running)),
      () => this.#retire(running),
    );
    return running;
  }

  async #started(running: Running): Promise<Browser> {
    let browser: Browser;
    try {
      browser = await running.browser;
    } catch (cause) {
      throw cause instanceof PrintError ? cause : lost('The browser did not start.', cause);
    }
    if (browser.connected) return browser;
    this.#retire(running);
    throw lost('The browser had ended.');
  }

  #retire(running: Running): void {
    running.retired = true;
    if (this.#current === running) this.#current = undefined;
    if (running.active === 0) void closeQuietly(running);
  }

  #abandon(running: Running, browser: Browser): void {
    this.#retire(running);
    browser.process()?.kill('SIGKILL');
  }
}

async function takeSpare(running: Running, browser: Browser): Promise<SparePage> {
  const { spare } = running;
  running.spare = undefined;
  return (await spare?.catch(() => undefined)) ?? openSparePage(browser);
}

async function raceWithDeath<T>(browser: Browser, work: Promise<T>): Promise<T> {
  let onDeath: () => void = () => {};
  const death = new Promise<never>((_resolve, reject) => {
    onDeath = () => reject(lost('The browser ended in the middle of a document.'));
    // Not once(): off() would not find the wrapper that it makes, and every job would keep its document in memory.
    browser.on('disconnected', onDeath);
  });
  try {
    return await Promise.race([work, death]);
  } catch (error) {
    // Which of the two rejections comes first is chance: a dead browser is always said to be dead.
    if (!browser.connected && !(error instanceof PrintError))
      throw lost('The browser ended in the middle of a document.', error);
    throw error;
  } finally {
    browser.off('disconnected', onDeath);
    work.catch(() => {});
  }
}

async function closeQuietly(running: Running): Promise<void> {
  try {
    await (await running.browser).close();
  } catch {
    // It is gone already, or never came.
  }
}

function lost(message: string, cause?: unknown): PrintError {
  return new PrintError('BROWSER_LOST', message, { cause });
}
