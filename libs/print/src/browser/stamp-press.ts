import { type Browser } from 'puppeteer';
import { openIsolatedPage, timeLimit, type IsolatedPage } from './isolated-page.ts';
import { type Lease } from './warm-browser.ts';

/**
 * A page that stays open for stamps. Unlike a document a stamp holds no HTML of anybody's: its few words are escaped into a
 * page of ours, so there is nothing to keep one from the next, and a new context for each would take most of its time.
 */
export class StampPress {
  #open: { readonly browser: Browser; readonly page: Promise<IsolatedPage> } | undefined;
  /** One at a time: there is one page. */
  #last: Promise<unknown> = Promise.resolve();

  async print<T>(lease: Lease, timeLimitMs: number, work: (isolated: IsolatedPage) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#printNow(lease, timeLimitMs, work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #printNow<T>(lease: Lease, timeLimitMs: number, work: (isolated: IsolatedPage) => Promise<T>): Promise<T> {
    const limit = timeLimit(timeLimitMs);
    try {
      return await Promise.race([this.#pageIn(lease.browser).then(work), limit.passed]);
    } catch (error) {
      this.#open = undefined; // whatever state the page is in, the next stamp gets another
      throw error;
    } finally {
      limit.clear();
    }
  }

  #pageIn(browser: Browser): Promise<IsolatedPage> {
    if (this.#open?.browser !== browser) {
      const page = browser.createBrowserContext().then((context) => openIsolatedPage(context));
      page.catch(() => {});
      this.#open = { browser, page };
    }
    return this.#open.page;
  }
}
