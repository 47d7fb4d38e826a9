/**
 * `npm run pictures`: takes the README's pictures anew from the running demonstration, so that they show what there is.
 * The page of the signed PDF needs pdftoppm (Debian: poppler-utils); without it that one picture stays as it is, and it is said.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage, Visitor } from '../test/browser.ts';
import { startDemonstration } from '../test/start-demonstration.ts';

const PASSWORD = 'lantern-meadow-42';

interface Picture {
  readonly name: string;
  readonly who: string;
  readonly width: number;
  readonly height: number;
  readonly at: (visitor: Visitor) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  {
    ...{ name: 'register', who: 'helen.whitcombe@northbrook.example', width: 1280, height: 900 },
    at: (visitor) => visitor.open('/register'),
  },
  {
    ...{ name: 'effect-on-schools', who: 'martin.okafor@northbrook.example', width: 1280, height: 900 },
    at: async (visitor) => {
      await visitor.open('/templates');
      await visitor.click('Social networking protocol');
    },
  },
  {
    ...{ name: 'to-sign', who: 'tom.ashworth@governors.example', width: 390, height: 844 },
    at: async (visitor) => {
      await visitor.open('/todo');
      await visitor.click('Sign Social networking protocol');
    },
  },
];

const folder = mkdtempSync(join(tmpdir(), 'ratify-pictures-'));
const service = await startDemonstration(join(folder, 'data'));
const { origin } = service;
const { browser, close } = await openBrowser();
try {
  for (const picture of PICTURES) await take(picture);
  await takeSignedPage();
} finally {
  await close();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function take({ name, who, width, height, at }: Picture): Promise<void> {
  const visitor = await signedIn(who, width, height);
  await at(visitor);
  const path = pathOf(name);
  writeFileSync(path, await visitor.page.screenshot({ captureBeyondViewport: false }));
  process.stdout.write(`${path}\n`);
  await visitor.page.browserContext().close();
}

/** The page of a sealed policy on which its chair signed: the last of those that bear a signature's field. */
async function takeSignedPage(): Promise<void> {
  if (spawnSync('pdftoppm', ['-v']).error) {
    process.stdout.write('signed-page.png: left as it is, for pdftoppm is not there (Debian: poppler-utils)\n');
    return;
  }
  const visitor = await signedIn('amy.lister@elmpark.example', 1280, 900);
  await visitor.open('/policies');
  await visitor.click('Social networking protocol');
  const href = await visitor.page.$eval('a[href$=".pdf"]', (link) => link.getAttribute('href') ?? '');
  const cookie = (await visitor.page.cookies()).map((each) => `${each.name}=${each.value}`).join('; ');
  const pdf = join(folder, 'signed.pdf');
  writeFileSync(pdf, Buffer.from(await (await fetch(`${origin}${href}`, { headers: { cookie } })).arrayBuffer()));
  const signed = spawnSync('pdfsig', ['-nocert', pdf], { encoding: 'utf8' }).stdout;
  process.stdout.write(`${signed.split('\n').find((line) => line.includes('Signer')) ?? ''}\n`);
  const pages = Number(/^Pages:\s+(\d+)/m.exec(spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout)?.[1]);
  for (let page = pages; page > 0; page -= 1) {
    const text = spawnSync('pdftotext', ['-f', String(page), '-l', String(page), pdf, '-'], {
      encoding: 'utf8',
    }).stdout;
    if (!/\bsignature\b/i.test(text)) continue;
    const path = pathOf('signed-page');
    const options = ['-png', '-singlefile', '-r', '80', '-f', String(page), '-l', String(page)];
    spawnSync('pdftoppm', [...options, pdf, path.replace(/\.png$/, '')]);
    process.stdout.write(`${path}\n`);
    return;
  }
  throw new Error('no page of the sealed policy speaks of a signature');
}

async function signedIn(email: string, width: number, height: number): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await openPage(context);
  await page.setViewport({ width, height });
  const visitor = new Visitor(page, origin);
  await visitor.signIn(email, PASSWORD);
  return visitor;
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`${name}.png`, import.meta.url));
}
