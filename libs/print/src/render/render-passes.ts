import { type Page, type PDFOptions } from 'puppeteer';
import { OpenPdf } from '../finish/open-pdf.ts';
import { readPageNumbers } from '../finish/read-places.ts';
import { PrintError } from '../print-error.ts';
import { type PageNumbers } from '../print-job.ts';
import { placesIn, type KnownLayouts } from './known-layouts.ts';
import { LAYOUT_OPTIONS, PRINT_OPTIONS } from './print-options.ts';

/** Page numbers of two digits may push a line over once; more often than that is a document that never settles. */
const MAXIMUM_PASSES = 4;

export interface Rendered {
  readonly open: OpenPdf;
  readonly raw: Uint8Array;
  readonly passMs: readonly number[];
}

/**
 * Prints a page, reads on which pages its headings fell, and prints it again with those numbers until they stand.
 *
 * Chromium knows no `target-counter()`. A page that says the same with and without numbers is printed once, and so is one
 * whose numbers are guessed rightly from the last document with the same contents; where nothing is known the first pass
 * is only laid out, without the tags that make half of the work.
 */
export async function renderPasses(
  page: Page,
  build: (pages?: PageNumbers) => string,
  layouts: KnownLayouts,
): Promise<Rendered> {
  const passMs: number[] = [];
  const pass = async (html: string, options: PDFOptions): Promise<{ raw: Uint8Array; open: OpenPdf }> => {
    const began = performance.now();
    await page.setContent(html, { waitUntil: 'load', timeout: 0 });
    const raw = await page.pdf(options);
    const open = await OpenPdf.load(raw);
    passMs.push(performance.now() - began);
    return { raw, open };
  };

  const plain = build();
  if (!saysNumbers(plain, build)) return { ...(await pass(plain, PRINT_OPTIONS)), passMs };
  const guess = layouts.guess(plain);
  let html = build(guess ?? readPageNumbers((await pass(plain, LAYOUT_OPTIONS)).open));
  while (passMs.length < MAXIMUM_PASSES) {
    const { raw, open } = await pass(html, PRINT_OPTIONS);
    const pages = readPageNumbers(open);
    const next = build(pages);
    if (next === html) {
      layouts.remember(plain, pages);
      return { open, raw, passMs };
    }
    html = next;
  }
  throw new PrintError('UNSTABLE_CONTENTS', 'The page numbers in the contents do not settle.');
}

/** Whether the page changes at all when it is told where its links lead. */
function saysNumbers(plain: string, build: (pages?: PageNumbers) => string): boolean {
  return build(Object.fromEntries(placesIn(plain).map((place) => [place, 1]))) !== plain;
}
