import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launch, type Browser } from 'puppeteer';
import { findBrowser, libraryPath } from '../src/browser/find-browser.ts';
import { cacheFolder } from '../src/browser/private-folder.ts';
import { WarmBrowser } from '../src/browser/warm-browser.ts';
import { OpenPdf } from '../src/finish/open-pdf.ts';
import { createPrinter, type Printer } from '../src/index.ts';
import { samplePrintJob } from './sample-policy.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 60_000, chromium: { jobsPerBrowser: 3 } });
});
afterAll(async () => printer.close());

describe('one warm browser', () => {
  it('that is killed in the middle of a job fails the job retryably, and the next job gets a new one', async () => {
    await printer.print(samplePrintJob());
    const process_ = await printer.browserProcess();
    let calls = 0;
    const html = () => {
      calls += 1;
      if (calls === 1) process.kill(process_!, 'SIGKILL');
      return '<p>Half way</p>';
    };
    await expect(printer.print(samplePrintJob({ html }))).rejects.toMatchObject({
      code: 'BROWSER_LOST',
      retryable: true,
    });
    expect(calls).toBeGreaterThan(0);

    const { pages } = await printer.print(samplePrintJob());
    expect(pages).toBe(7);
    expect(await printer.browserProcess()).not.toBe(process_);
  });

  it('is replaced after its number of jobs, between jobs', async () => {
    const seen = new Set<number | undefined>();
    for (let job = 0; job < 7; job += 1) {
      await printer.print(samplePrintJob({ html: () => '<p>Short</p>' }));
      seen.add(await printer.browserProcess());
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });

  it('keeps nothing of a job once it is done', async () => {
    const found = await findBrowser({ environment: process.env, folder: cacheFolder() });
    let started: Browser | undefined;
    const warm = new WarmBrowser(async () => {
      started = await launch({
        executablePath: found.path,
        headless: found.headless,
        args: ['--no-sandbox'],
        env: { ...process.env, LD_LIBRARY_PATH: libraryPath(found) },
      });
      return started;
    }, 100);
    await warm.lend(() => Promise.resolve());
    const listeners = started!.listenerCount('disconnected');
    for (let job = 0; job < 5; job += 1) await warm.lend(() => Promise.resolve());
    expect(started!.listenerCount('disconnected')).toBe(listeners);
    await warm.close();
  });

  it('prints many documents at once without mixing them up', async () => {
    const titles = Array.from({ length: 9 }, (_, index) => `Policy number ${index + 1}`);
    const printed = await Promise.all(titles.map((title) => printer.print(samplePrintJob({ title }))));
    expect(printed.map(({ headings }) => headings[0]!.title)).toEqual(titles);
    expect(new Set(printed.map(({ pages }) => pages))).toEqual(new Set([7]));
  });

  it('draws stamps of the field’s size on one page', async () => {
    const bytes = await printer.stamp({
      width: 202.5,
      height: 53.25,
      name: 'Siân Llŷr',
      role: 'Chair of Governors',
      organisation: 'Hillside Primary School',
      signedAt: '19 November 2026, 18:42 UTC',
      lines: ['I approve version 3'],
      language: 'en-GB',
    });
    const [page, ...more] = (await OpenPdf.load(bytes)).pages;
    expect(more).toEqual([]);
    const { width, height } = page!.getMediaBox();
    expect(Math.abs(width - 202.5)).toBeLessThan(1); // Chromium rounds paper to CSS pixels
    expect(Math.abs(height - 53.25)).toBeLessThan(1);
  });

  it('refuses work after it was closed', async () => {
    const other = await createPrinter();
    await other.close();
    await expect(other.print(samplePrintJob())).rejects.toMatchObject({ code: 'PRINTER_CLOSED' });
  });
});
