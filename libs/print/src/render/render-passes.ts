import { type Page } from 'puppeteer';
import { OpenPdf } from '../finish/open-pdf.ts';
import { readPageNumbers } from '../finish/read-places.ts';
import { PrintError } from '../print-error.ts';
import { type PageNumbers } from '../print-job.ts';
import { PRINT_OPTIONS } from './print-options.ts';

/** Page numbers of two digits may push a line over once; more often than that is a document that never settles. */
const MAXIMUM_PASSES = 4;

export interface Rendered {
  readonly open: OpenPdf;
  readonly raw: Uint8Array;
  readonly passMs: readonly number[];
}

/**
 * Prints a page, reads on which pages its headings fell, and prints it again with those numbers until they stand.
 * Chromium knows no `target-counter()`; a page that says the same with and without numbers is printed once.
 */
export async function renderPasses(page: Page, build: (pages?: PageNumbers) => string): Promise<Rendered> {
  const passMs: number[] = [];
  let html = build();
  while (passMs.length < MAXIMUM_PASSES) {
    const began = performance.now();
    await page.setContent(html, { waitUntil: 'load', timeout: 0 });
    const raw = await page.pdf(PRINT_OPTIONS);
    const open = await OpenPdf.load(raw);
    const next = build(readPageNumbers(open));
    passMs.push(performance.now() - began);
    if (next === html) return { open, raw, passMs };
    html = next;
  }
  throw new PrintError('UNSTABLE_CONTENTS', 'The page numbers in the contents do not settle.');
}
