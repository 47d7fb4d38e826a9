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
  // Scripts come from our own files: nothing is written into a page for one to run.
  const inline =
    /<script(?! type="module" src="\/public\/islands\/[a-z-]+\.js\?\w+"><\/script>)|\son[a-z]+="|\sstyle="/gi;
  expect([path, html.match(inline)]).toEqual([path, null]);
  const own = html.replace(/<article[^>]*data-policy-text[\s\S]*?<\/article>/g, '');
  expect([path, gzipSync(own).length <= 40 * KILOBYTE]).toEqual([path, true]);
  // All at once: each question is a journey to the browser.
  const { title, hasErrors, isSmall, ...found } = await page.$eval('html', (root) => {
    return {
      title: root.ownerDocument.title,
      headings: root.querySelectorAll('h1').length,
      hasErrors: root.querySelector('.govuk-error-summary') !== null,
      deadLinks: [...root.querySelectorAll('.govuk-error-summary a[href^="#"]')]
        .map((each) => each.getAttribute('href')?.slice(1) ?? '')
        .filter((id) => root.ownerDocument.getElementById(id) === null),
      // A control of such a name takes the place of the form's own property, in the browser and in whatever helps a reader.
      shadowing: [...root.querySelectorAll('form')].flatMap((form) =>
        [...form.elements]
          .map((each) => each.getAttribute('name') ?? '')
          .filter((name) => name in Object.getPrototypeOf(form)),
      ),
      isSmall: root.querySelectorAll('body *').length <= 3000,
    };
  });
  expect([path, title]).toEqual([path, expect.stringMatching(/^(Error: )?[^–]+ – ([^–]+ – )*Ratify$/)]);
  expect([path, title.startsWith('Error: ')]).toEqual([path, hasErrors]);
  expect([path, isSmall, found]).toEqual([path, true, { headings: 1, deadLinks: [], shadowing: [] }]);
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800 });
    // What a colour stands on is asked at one width: it is half of all the time, and dearer on a long narrow page.
    const { overflows, violations } = await violationsOf(
      page,
      width === NARROW ? { 'color-contrast': { enabled: false } } : {},
    );
    expect([path, width, overflows, violations]).toEqual([path, width, false, []]);
  }
}

interface Looked {
  readonly overflows: boolean;
  readonly violations: readonly [string, string[]][];
}

/** What axe finds in a page without frames, each with the elements it found it in. The page keeps axe until the next is opened. */
async function violationsOf(page: Page, rules: axe.RuleObject): Promise<Looked> {
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(AXE);
  const options: axe.RunOptions = { runOnly: RULES, resultTypes: ['violations'], rules };
  return (await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => ({
    overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
  }))`)) as Looked;
}
