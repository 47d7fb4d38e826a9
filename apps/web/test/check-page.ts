import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { expect } from '@jest/globals';
import type axe from 'axe-core';
import type { Page } from 'puppeteer';
import type { Visitor } from './browser.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** It runs in the page alone, which takes it in anew each time: here it is a text. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = 320;
const WIDTHS = [NARROW, 1280];
export const KILOBYTE = 1024;

/** Everything that must be true of every page, whatever it shows. */
export async function checkPage(visitor: Visitor): Promise<void> {
  const { page, path } = visitor;
  const html = await page.content();
  expect([path, await page.title()]).toEqual([path, expect.stringMatching(/^(Error: )?[^–]+ – ([^–]+ – )*Ratify$/)]);
  expect([path, await countOf(page, 'h1')]).toEqual([path, 1]);
  // Scripts come from our own files: nothing is written into a page for one to run.
  const inline =
    /<script(?! type="module" src="\/public\/islands\/[a-z-]+\.js\?\w+"><\/script>)|\son[a-z]+="|\sstyle="/gi;
  expect([path, html.match(inline)]).toEqual([path, null]);
  const isError = (await page.$('.govuk-error-summary')) !== null;
  expect([path, (await page.title()).startsWith('Error: ')]).toEqual([path, isError]);
  for (const href of await page.$$eval('.govuk-error-summary a[href^="#"]', (all) =>
    all.map((each) => each.getAttribute('href') ?? ''),
  ))
    expect([path, href, (await page.$(`[id="${href.slice(1)}"]`)) !== null]).toEqual([path, href, true]);
  // A control of such a name takes the place of the form's own property, in the browser and in whatever helps a reader.
  const shadowing = await page.$$eval('form', (forms) =>
    forms.flatMap((form) =>
      [...form.elements]
        .map((each) => each.getAttribute('name') ?? '')
        .filter((name) => name in Object.getPrototypeOf(form)),
    ),
  );
  expect([path, shadowing]).toEqual([path, []]);
  const own = html.replace(/<article[^>]*data-policy-text[\s\S]*?<\/article>/g, '');
  expect([path, gzipSync(own).length <= 40 * KILOBYTE]).toEqual([path, true]);
  expect([path, (await countOf(page, 'body *')) <= 3000]).toEqual([path, true]);
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800 });
    const overflows = await page.$eval('html', (root) => root.scrollWidth > root.clientWidth);
    expect([path, width, overflows]).toEqual([path, width, false]);
    // What a colour stands on is asked at the narrow width, where things come to lie on one another: it is half of all the time.
    const found = await violationsOf(page, width === NARROW ? {} : { 'color-contrast': { enabled: false } });
    expect([path, width, found]).toEqual([path, width, []]);
  }
}

/** Counted in the page: each element that is fetched is three questions to the browser. */
async function countOf(page: Page, selector: string): Promise<number> {
  return page.$$eval(selector, (all) => all.length);
}

/** What axe finds in a page without frames, each with the elements it found it in. The page keeps axe until the next is opened. */
async function violationsOf(page: Page, rules: axe.RuleObject): Promise<[string, string[]][]> {
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(AXE);
  const options: axe.RunOptions = { runOnly: RULES, resultTypes: ['violations'], rules };
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as axe.AxeResults;
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
