import { findBrowser } from './browser/find-browser.ts';
import { withIsolatedPage, type IsolatedPage } from './browser/isolated-page.ts';
import { JobQueue } from './browser/job-queue.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { cacheFolder, makePrivateFolder } from './browser/private-folder.ts';
import { StampPress } from './browser/stamp-press.ts';
import { WarmBrowser } from './browser/warm-browser.ts';
import { checkAttachments, checkHtmlSize } from './check-size.ts';
import { finishPdf } from './finish/finish-pdf.ts';
import { chooseFonts } from './fonts/choose-fonts.ts';
import { writeFontconfig } from './fonts/fontconfig.ts';
import { openFontShelf, SHIPPED_FONTS, type FontPackage, type FontSubset } from './fonts/font-shelf.ts';
import { charactersOf, pageHtml, pageWords } from './page/page-html.ts';
import { stampHtml, stampWords } from './page/stamp-html.ts';
import { type PageNumbers, type PrintedDocument, type PrintJob, type StampJob } from './print-job.ts';
import { KnownLayouts } from './render/known-layouts.ts';
import { renderPasses } from './render/render-passes.ts';
import { STAMP_OPTIONS } from './render/print-options.ts';

export interface PrinterSettings {
  readonly chromium?: ChromiumSettings;
  /** Packages of @fontsource, first choice first; `SHIPPED_FONTS` when left out. */
  readonly fonts?: readonly FontPackage[];
  /** Documents laid out at the same time. Default 2. */
  readonly concurrency?: number;
  /** Documents that may wait for their turn. Default 100. */
  readonly queueCapacity?: number;
  /** Milliseconds a document may take in the browser, both passes together. Default 15,000. */
  readonly timeLimitMs?: number;
}

export interface ChromiumSettings {
  /** The browser's program; found as `findBrowser` says when left out. */
  readonly path?: string;
  /** Private folder for an unpacked browser and its font; `ratify` in the user's cache when left out. */
  readonly folder?: string;
  /** On for everybody but root, unless RATIFY_CHROMIUM_SANDBOX=off says that the machine has no user namespaces. */
  readonly sandbox?: boolean;
  /** After so many documents the browser is replaced. Default 200. */
  readonly jobsPerBrowser?: number;
}

/** Prints documents and signature stamps with one warm browser. */
export interface Printer {
  /** Lays a policy out and makes it a PDF/A-3a and PDF/UA-1 document with empty signature fields. Throws `PrintError`. */
  readonly print: (job: PrintJob) => Promise<PrintedDocument>;
  /** Draws what stands in a signature field once it is signed: a PDF of one page of the field's size. Throws `PrintError`. */
  readonly stamp: (job: StampJob) => Promise<Uint8Array>;
  /** The first pass's page as the browser would get it: what other renderers are compared with. Throws `PrintError`. */
  readonly pageOf: (job: PrintJob) => string;
  /** Process id of the warm browser, for health checks. */
  readonly browserProcess: () => Promise<number | undefined>;
  /** What it is at now, and how many browsers it has started so far. */
  readonly load: () => { readonly running: number; readonly waiting: number; readonly browsers: number };
  /** Ends the running jobs, turns the waiting ones away and closes the browser. */
  readonly close: () => Promise<void>;
}

/** Makes a printer. The browser starts with the first job. */
export async function createPrinter(settings: PrinterSettings = {}): Promise<Printer> {
  const folder = await makePrivateFolder(settings.chromium?.folder ?? cacheFolder());
  const shelf = openFontShelf(settings.fonts ?? SHIPPED_FONTS);
  const [fallback] = shelf;
  if (!fallback) throw new Error('A printer needs at least one font.');

  let browsers = 0;
  const start = async () => {
    browsers += 1;
    return launchBrowser({
      found: await findBrowser({ environment: browserEnvironment(settings), folder }),
      sandbox: settings.chromium?.sandbox ?? mayUseSandbox(),
      fontconfigFile: await writeFontconfig(folder, fallback),
      home: folder,
    });
  };
  const browser = new WarmBrowser(start, settings.chromium?.jobsPerBrowser ?? 200);
  const queue = new JobQueue(settings.concurrency ?? 2, settings.queueCapacity ?? 100);
  const press = new StampPress();
  const timeLimitMs = settings.timeLimitMs ?? 15_000;
  const layouts = new KnownLayouts();
  const onPage: OnPage = (work, times = 1) =>
    browser.lend((lease) => withIsolatedPage(lease, timeLimitMs * times, work));
  const onStampPage: OnPage = (work) => browser.lend((lease) => press.print(lease, timeLimitMs, work));

  return {
    print: async (job) => {
      const asked = performance.now();
      const means = { shelf, onPage, layouts, prepareNext: () => browser.prepare() };
      return queue.run(() => printDocument(job, { ...means, queuedMs: performance.now() - asked }));
    },
    stamp: (job) => queue.run(() => printStamp(job, shelf, onStampPage)),
    pageOf: (job) => buildPage(job, shelf),
    browserProcess: () => browser.processId(),
    load: () => ({ ...queue.load, browsers }),
    close: async () => {
      await queue.close();
      await browser.close();
    },
  };
}

type OnPage = <T>(work: (isolated: IsolatedPage) => Promise<T>, times?: number) => Promise<T>;

interface PrintMeans {
  readonly shelf: readonly FontSubset[];
  readonly onPage: OnPage;
  readonly layouts: KnownLayouts;
  /** Has the next document's page opened while this one is finished. */
  readonly prepareNext: () => void;
  readonly queuedMs: number;
}

async function printDocument(job: PrintJob, means: PrintMeans): Promise<PrintedDocument> {
  const { shelf, onPage, layouts, queuedMs } = means;
  const began = performance.now();
  checkAttachments(job.attachments);
  const { rendered, blockedRequests } = await onPage(async ({ page, blocked }) => {
    const build = (pages?: PageNumbers) => buildPage(job, shelf, pages);
    return { rendered: await renderPasses(page, build, layouts), blockedRequests: blocked() };
  }, job.policies);
  const laidOut = performance.now();
  means.prepareNext();
  const finished = await finishPdf(rendered.open, rendered.raw, job);
  const stats = {
    passes: rendered.passMs.length,
    passMs: rendered.passMs,
    queuedMs,
    renderMs: laidOut - began,
    finishMs: performance.now() - laidOut,
    blockedRequests,
  };
  return { ...finished, stats };
}

function buildPage(job: PrintJob, shelf: readonly FontSubset[], pages?: PageNumbers): string {
  const words = pageWords(job, pages);
  checkHtmlSize(words.body, job.policies);
  return pageHtml(job, words, chooseFonts(shelf, charactersOf(job, words)));
}

async function printStamp(job: StampJob, shelf: readonly FontSubset[], onPage: OnPage): Promise<Uint8Array> {
  const words = stampWords(job);
  const html = stampHtml(job, words, chooseFonts(shelf, words));
  return onPage(async ({ page }) => {
    await page.setContent(html, { waitUntil: 'load', timeout: 0 });
    return page.pdf(STAMP_OPTIONS);
  });
}

function browserEnvironment({ chromium }: PrinterSettings): Readonly<Record<string, string | undefined>> {
  return chromium?.path ? { PUPPETEER_EXECUTABLE_PATH: chromium.path } : process.env;
}

function mayUseSandbox(): boolean {
  return process.getuid?.() !== 0 && process.env['RATIFY_CHROMIUM_SANDBOX'] !== 'off';
}
