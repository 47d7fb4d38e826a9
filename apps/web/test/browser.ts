import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, libraryPath } from '@ratify/print';
import { launch, type Browser, type BrowserContext, type ElementHandle, type KeyInput, type Page } from 'puppeteer';

/** A machine that stands still for a minute fails no test. */
export const PATIENCE_MS = 300_000;

/** Chromium as an ordinary visitor's: nothing of it is mocked. */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-web-'));
  const found = await findBrowser({ environment: process.env, folder: join(tmpdir(), 'ratify-browser') });
  const browser = await launch({
    executablePath: found.path,
    headless: found.headless,
    pipe: true, // what is sent to a page is half a megabyte of axe each time
    userDataDir: folder,
    protocolTimeout: PATIENCE_MS,
    env: { ...process.env, LD_LIBRARY_PATH: libraryPath(found) },
    args: [
      '--no-sandbox',
      '--disable-setuid-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--font-render-hinting=none',
    ],
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page that waits as long as a machine at its limits needs. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** One person at a browser of their own. */
export class Visitor {
  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {}

  /**
   * Opens a path and gives the status of the page that came. An address that is typed at the moment in which a page loads itself anew is
   * called off by the browser, which tells the page too late: it is typed once more. Links that are followed have their own test.
   */
  async open(path: string): Promise<number> {
    const go = () => this.page.goto(`${this.origin}${path}`, { waitUntil: 'load' });
    const answer = await go().catch((error: Error) => {
      if (!error.message.includes('ERR_ABORTED')) throw error;
      return go();
    });
    return answer?.status() ?? 0;
  }

  /** A file behind a link: a browser saves it, a test reads it. */
  async download(path: string): Promise<{ readonly name: string; readonly text: string }> {
    const cookie = (await this.page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.origin}${path}`, { headers: { cookie } });
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
    return { name, text: Buffer.from(await answer.arrayBuffer()).toString('utf8') };
  }

  async signIn(email: string, password: string): Promise<number> {
    if (!(await this.page.$('#email'))) await this.open('/sign-in');
    await this.type('#email', email);
    await this.type('#password', password);
    return this.press('Sign in');
  }

  /** Puts a text into a field at once; the keyboard has its own test. An editor takes it by the keyboard alone. */
  async type(field: string, text: string): Promise<void> {
    if (
      await this.page.$eval(
        field,
        (element) => (element as unknown as { isContentEditable: boolean }).isContentEditable,
      )
    ) {
      await this.page.focus(field);
      await this.chord('a');
      await this.page.keyboard.press('Backspace');
      await this.page.keyboard.type(text);
      return;
    }
    await this.page.$eval(field, (element, typed) => ((element as unknown as { value: string }).value = typed), text);
  }

  /** A key with Control held. */
  async chord(key: KeyInput): Promise<void> {
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press(key);
    await this.page.keyboard.up('Control');
  }

  /** Presses the button of these words and gives the status of the page that came. */
  async press(words: string): Promise<number> {
    return this.follow(await this.find('button', words));
  }

  /** Follows the link of these words. */
  async click(words: string): Promise<number> {
    return this.follow(await this.find('a', words));
  }

  async chooseOrganisation(name: string): Promise<void> {
    if ((await this.words('.govuk-service-navigation__service-name')) === name) return;
    await this.open('/act-for');
    await this.press(name);
  }

  /** Everything a reader of the page sees, with white space as one space. */
  async words(selector = 'main'): Promise<string> {
    const said = await this.page.$eval(selector, (element) => element.textContent);
    return (said ?? '').replace(/\s+/g, ' ').trim();
  }

  async heading(): Promise<string> {
    return this.words('h1');
  }

  /** What stands in a field; of an editor, its words. */
  async value(field: string): Promise<string> {
    return this.page.$eval(field, (element) =>
      (element as unknown as { isContentEditable: boolean }).isContentEditable
        ? (element.textContent ?? '')
        : (element as unknown as { value: string }).value,
    );
  }

  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  private async find(tag: string, words: string): Promise<ElementHandle> {
    const root = await this.page.$('html');
    // Looked for in the page: each element that is fetched is three questions to the browser.
    const found = await root?.evaluateHandle(
      (html, { selector, said }) =>
        [...html.querySelectorAll(selector)].find((each) => (each.textContent ?? '').includes(said)),
      { selector: tag, said: words },
    );
    const element = found?.asElement() as ElementHandle | null | undefined;
    if (element) return element;
    throw new Error(`no ${tag} says "${words}" on ${this.path}: ${(await this.words()).slice(0, 400)}`);
  }

  private async follow(element: ElementHandle): Promise<number> {
    const [answer] = await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), element.click()]);
    return answer?.status() ?? 0;
  }
}
