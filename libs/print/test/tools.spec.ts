import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { createPrinter, type PrintedDocument, type Printer } from '../src/index.ts';
import { samplePrintJob } from './sample-policy.ts';
import { itWith, runTool } from './tools.ts';
import { wordsOfHtml } from './words-of-html.ts';

let printer: Printer;
let printed: PrintedDocument;

beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 60_000 });
  printed = await printer.print(samplePrintJob());
});
afterAll(async () => printer.close());

describe('a printed policy, looked at with other people’s tools', () => {
  itWith('qpdf', 'is a sound file', () => {
    expect(runTool('qpdf', ['--check', 'FILE'], printed.bytes)).toContain('No syntax or stream encoding errors found');
  });

  itWith('pdfinfo', 'is tagged, titled and as long as it says', () => {
    const facts = runTool('pdfinfo', ['FILE'], printed.bytes);
    expect(facts).toMatch(/^Title: +Social Networking Policy$/m);
    expect(facts).toMatch(/^Author: +Hillside Primary School$/m);
    expect(facts).toMatch(/^Tagged: +yes$/m);
    expect(facts).toMatch(/^JavaScript: +no$/m);
    expect(facts).toMatch(new RegExp(`^Pages: +${printed.pages}$`, 'm'));
    expect(facts).toMatch(/^Page size: .*\(A4\)$/m);
  });

  itWith('pdftotext', 'gives back the words that were put in', () => {
    // Without the running heads and feet: what lies between the margins.
    const window = ['-r', '72', '-x', '0', '-y', '70', '-W', '596', '-H', '706'];
    const read = runTool('pdftotext', ['-enc', 'UTF-8', '-nopgbrk', ...window, 'FILE', '-'], printed.bytes);
    const expected = distinct(wordsOfHtml(samplePrintJob().html()));
    const found = distinct(read);
    expect([...expected].filter((word) => !found.has(word))).toEqual([]);
  });

  itWith('pdftotext', 'has a running head and its page number on every page but the cover', () => {
    for (let page = 2; page <= printed.pages; page += 1) {
      const text = runTool('pdftotext', ['-f', `${page}`, '-l', `${page}`, '-layout', 'FILE', '-'], printed.bytes);
      expect(text).toContain(`Page ${page} of ${printed.pages}`);
      expect(text).toContain('Version 3, adopted 19 November 2026');
      expect(text).toContain('K7QM-3XTD-9PHW');
    }
    expect(runTool('pdftotext', ['-l', '1', 'FILE', '-'], printed.bytes)).not.toContain('Page 1');
  });

  itWith('pdfdetach', 'carries its source and the record of its adoption', () => {
    expect(runTool('pdfdetach', ['-list', 'FILE'], printed.bytes)).toMatch(
      /2 embedded files\n1: adoption\.json\n2: policy\.md/,
    );
  });

  itWith('pdffonts', 'embeds every font it uses', () => {
    const [, , ...fonts] = runTool('pdffonts', ['FILE'], printed.bytes).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/NotoSans.* yes yes yes /);
  });

  itWith('mutool', 'has the outline that the printer reports', () => {
    const outline = runTool('mutool', ['show', 'FILE', 'outline'], printed.bytes);
    const titles = [...outline.matchAll(/"([^"]*)"/g)].map(([, title]) => title);
    expect(titles).toEqual(printed.headings.map(({ title }) => title));
  });
});

function distinct(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
