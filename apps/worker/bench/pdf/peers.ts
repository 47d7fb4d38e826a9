import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser, libraryPath } from '@ratify/print';
import { launch, type Browser, type PDFOptions } from 'puppeteer';

/** What `page.pdf()` is asked for everywhere: the same tags and outline that we ask for. */
const OPTIONS: PDFOptions = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 };

/** Starts the same browser as the printer's, with Puppeteer's own settings. */
export async function launchBare(): Promise<Browser> {
  const found = await findBrowser({ environment: process.env, folder: join(tmpdir(), `ratify-bench-${process.pid}`) });
  return launch({
    executablePath: found.path,
    headless: found.headless,
    pipe: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, LD_LIBRARY_PATH: libraryPath(found) },
  });
}

/** Prints with a page that is open already: the least that Chromium can take. */
export async function barePrinter(browser: Browser): Promise<(html: string) => Promise<Uint8Array>> {
  const page = await browser.newPage();
  return async (html) => {
    await page.setContent(html, { waitUntil: 'load' });
    return page.pdf(OPTIONS);
  };
}

/** Launches a browser, prints one document and closes it: what many services do. */
export async function printWithNewBrowser(html: string): Promise<void> {
  const browser = await launchBare();
  await (
    await barePrinter(browser)
  )(html);
  await browser.close();
}

export const hasWeasyPrint = (): boolean => spawnSync('weasyprint', ['--version']).error === undefined;

export const weasyPrintVersion = (): string => execFileSync('weasyprint', ['--version'], { encoding: 'utf8' }).trim();

const LOOP = `
import sys, time, logging
logging.disable(logging.CRITICAL)
import weasyprint
for line in sys.stdin:
    began = time.perf_counter()
    weasyprint.HTML(filename=line.strip()).write_pdf('/dev/null', variant='pdf/ua-1')
    print((time.perf_counter() - began) * 1000, flush=True)
`;

/** WeasyPrint kept warm in one Python process; answers the milliseconds of one document. */
export function warmWeasyPrint(): { print: (html: string) => Promise<number>; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-weasyprint-'));
  const child = spawn('/usr/bin/python3', ['-c', LOOP], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    print: async (html) => {
      const file = join(folder, 'document.html');
      writeFileSync(file, html);
      child.stdin.write(`${file}\n`);
      const { value } = await lines.next();
      return Number(value);
    },
    close: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
