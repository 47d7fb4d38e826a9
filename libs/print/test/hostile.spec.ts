import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launch } from 'puppeteer';
import { findBrowser, libraryPath } from '../src/browser/find-browser.ts';
import { cacheFolder } from '../src/browser/private-folder.ts';
import { OpenPdf } from '../src/finish/open-pdf.ts';
import { createPrinter, type Printer, type PrintJob } from '../src/index.ts';
import { samplePrintJob } from './sample-policy.ts';
import { spokenText } from './spoken-text.ts';

const SECRET = 'SECRET-OF-THIS-MACHINE';

let printer: Printer;
let server: Server;
let folder: string;
let secretFile: string;
let address: string;
const hits: string[] = [];

beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 5_000 });
  folder = mkdtempSync(join(tmpdir(), 'ratify-secret-'));
  secretFile = join(folder, 'secret.txt');
  writeFileSync(secretFile, SECRET);
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('REMOTE-CONTENT');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await printer.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** A body as if the sanitiser before us had let everything through. */
const hostileJob = (body: string): PrintJob =>
  samplePrintJob({ html: () => `<h2>Before</h2>${body}<p>After</p>`, signatureFields: [] });

async function spokenFrom(body: string): Promise<string> {
  return spokenText(await OpenPdf.load((await printer.print(hostileJob(body))).bytes));
}

describe('hostile documents', () => {
  it('would get out of a page without our guards: the server below does see what reaches it', async () => {
    hits.length = 0;
    const found = await findBrowser({ environment: process.env, folder: cacheFolder() });
    const browser = await launch({
      executablePath: found.path,
      headless: found.headless,
      args: ['--no-sandbox'],
      env: { ...process.env, LD_LIBRARY_PATH: libraryPath(found) },
    });
    try {
      const page = await browser.newPage();
      await page.setContent(everyWayOut(address), { waitUntil: 'load' });
    } finally {
      await browser.close();
    }
    expect(hits.length).toBeGreaterThan(10);
  });

  it('reach no server, by whatever element or property', async () => {
    hits.length = 0;
    const spoken = await spokenFrom(everyWayOut(address));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hits).toEqual([]);
    expect(spoken).not.toContain('REMOTE-CONTENT');
  });

  it('read no file', async () => {
    const file = `file://${secretFile}`;
    const spoken = await spokenFrom(
      `<iframe src="${file}" width="400" height="60"></iframe><object data="${file}" width="400" height="60"></object>` +
        `<embed src="${file}" width="400" height="60"><style>@import url(${file});</style><img src="${file}">`,
    );
    expect(spoken).toContain('Before');
    expect(spoken).not.toContain(SECRET);
  });

  it.each([
    ['a file', () => `file://${secretFile}`],
    ['a server', () => `${address}/refresh`],
  ])('cannot lead the page away to %s', async (_to, target) => {
    hits.length = 0;
    const outcome = await spokenFrom(`<meta http-equiv="refresh" content="0;url=${target()}">`).catch(
      (error: unknown) => String(error),
    );
    expect(outcome).not.toContain(SECRET);
    expect(hits).toEqual([]);
  });

  it('run no script', async () => {
    const spoken = await spokenFrom(
      '<p id="target">untouched</p><script>document.getElementById("target").textContent="CHANGED"</script>' +
        '<img src="x" onerror="document.body.append(\'CHANGED\')"><svg onload="document.body.append(\'CHANGED\')"></svg>',
    );
    expect(spoken).toContain('untouched');
    expect(spoken).not.toContain('CHANGED');
  });

  it.each([
    ['endless nesting', '<div style="display:grid">'.repeat(600) + 'x'],
    [
      'counters without end',
      `<style>*{counter-increment:${Array.from({ length: 400 }, (_, index) => `c${index}`).join(' ')}}</style>${'<p>x</p>'.repeat(20_000)}`,
    ],
    ['a page of a hundred thousand columns', `<div style="columns:500;height:20px">${'word '.repeat(200_000)}</div>`],
    ['a drawing that multiplies itself', svgBomb()],
  ])('that take too long (%s) are given up, and the next document is printed', async (_what, body) => {
    const outcome = await printer.print(hostileJob(body)).then(
      () => 'printed',
      (error: { code?: string }) => error.code,
    );
    expect(['printed', 'TIME_LIMIT', 'BROWSER_LOST']).toContain(outcome);
    const after = await printer.print(hostileJob('<p>still here</p>'));
    expect(after.pages).toBe(2);
  });

  it('that are too large are refused before the browser sees them', async () => {
    await expect(printer.print(hostileJob('x'.repeat(2_000_001)))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(printer.print(hostileJob('<table><tr><td>x</table>'.repeat(5_001)))).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
  });
});

function everyWayOut(to: string): string {
  return `
<base href="${to}/base/"><link rel="stylesheet" href="${to}/a.css"><link rel="preload" as="image" href="${to}/preload.png">
<link rel="prefetch" href="${to}/prefetch"><link rel="dns-prefetch" href="${to}"><link rel="preconnect" href="${to}">
<link rel="icon" href="${to}/icon.png"><link rel="manifest" href="${to}/manifest">
<style>@import url(${to}/import.css);@font-face{font-family:x;src:url(${to}/font.woff2)}.f{font-family:x}
@page{background:url(${to}/page.png);@top-center{content:url(${to}/margin.png)}}</style>
<script src="${to}/s.js"></script><img src="${to}/img.png" srcset="${to}/img2.png 2x">
<picture><source srcset="${to}/source.png"><img src="${to}/picture.png"></picture>
<iframe src="${to}/frame" width="400" height="60"></iframe><iframe srcdoc="&lt;img src='${to}/srcdoc.png'&gt;"></iframe>
<object data="${to}/object" width="99" height="60"></object><embed src="${to}/embed">
<video poster="${to}/poster" src="${to}/video"></video><audio src="${to}/audio" autoplay></audio>
<svg width="50" height="50"><image href="${to}/svg.png" width="20" height="20"/><use href="${to}/use.svg#a"/>
<foreignObject width="50" height="50"><img src="${to}/foreign.png"></foreignObject></svg>
<div class="f" style="background:url(${to}/bg.png);border-image:url(${to}/border.png) 1;content:url(${to}/content.png);list-style-image:url(${to}/list.png);mask:url(${to}/mask.svg)">x</div>
<a href="${to}/link" ping="${to}/ping">link</a><input type="image" src="${to}/input.png"><form action="${to}/form"><button>send</button></form>`;
}

function svgBomb(): string {
  const groups = Array.from(
    { length: 8 },
    (_, index) => `<g id="a${index + 1}">${`<use href="#a${index}"/>`.repeat(10)}</g>`,
  );
  return `<svg><defs><g id="a0"><rect width="1" height="1"/></g>${groups.join('')}</defs><use href="#a7"/></svg>`;
}
