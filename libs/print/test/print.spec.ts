import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PdfStream } from '@libpdf/core';
import { OpenPdf } from '../src/finish/open-pdf.ts';
import { createPrinter, type PrintedDocument, type Printer } from '../src/index.ts';
import { conformanceFaults } from './conformance.ts';
import { samplePrintJob } from './sample-policy.ts';
import { spokenText, structureTypes } from './spoken-text.ts';
import { wordsOfHtml } from './words-of-html.ts';

let printer: Printer;
let printed: PrintedDocument;
let open: OpenPdf;

beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 60_000 });
  printed = await printer.print(samplePrintJob());
  open = await OpenPdf.load(printed.bytes);
});
afterAll(async () => printer.close());

describe('a printed policy', () => {
  it('breaks none of the rules of PDF/UA-1 and PDF/A-3a that a browser breaks', () => {
    expect(conformanceFaults(open)).toEqual([]);
  });

  it('reads aloud what was put in, word for word and in order, without running heads', () => {
    const job = samplePrintJob();
    const pages = pagesOf(printed);
    expect(pages).toEqual({ purpose: 2, scope: 2, conduct: 3, privacy: 5, concerns: 5, checklist: 7 });
    // The page number is laid out apart from its title, so the space between them is not painted.
    const body = wordsOfHtml(job.html(pages).replaceAll('</a> <span class="page">', '</a><span class="page">'));
    expect(spokenText(open)).toContain(body);
    expect(spokenText(open)).not.toContain('Page 2 of');
  });

  it('has an outline of its headings, and contents that name the pages they are on', () => {
    const titles = printed.headings.map(({ title }) => title);
    expect(titles).toEqual([
      'Social Networking Policy',
      'Contents',
      '1 Why we have this policy',
      '2 Who it applies to',
      '3 What we expect of one another online',
      '4 Privacy and account settings',
      '5 Raising a concern',
      'Appendix 1: A checklist for new staff',
      'Signatures',
      'Check this document',
    ]);
    expect(printed.stats.passes).toBe(2);
    const appendix = printed.headings.find(({ title }) => title.startsWith('Appendix 1'));
    expect(spokenText(open)).toContain(`A checklist for new staff${appendix!.page}`);
  });

  it('has a logo on its cover that is decoration: the name below it is what is read aloud', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const job = samplePrintJob();
    const withLogo = await OpenPdf.load((await printer.print({ ...job, cover: { ...job.cover, logo: png } })).bytes);
    const pictures = (of: OpenPdf): number =>
      [...(of.pages[0]!.dict.getDict('Resources', of.resolve)!.getDict('XObject', of.resolve) ?? [])].length;
    expect(pictures(withLogo)).toBe(pictures(open) + 1);
    expect(conformanceFaults(withLogo)).toEqual([]);
    expect(spokenText(withLogo)).toBe(spokenText(open));
    expect(structureTypes(withLogo)).toEqual(structureTypes(open));
  });

  it('is printed once when it has no contents', async () => {
    const { stats } = await printer.print(samplePrintJob({ html: () => '<h2>One</h2><p>Only this.</p>' }));
    expect(stats.passes).toBe(1);
  });

  it('carries headings, lists, tables with heads, a figure and forms in its structure', () => {
    const types = new Set(structureTypes(open));
    for (const type of [
      'H1',
      'H2',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'Caption',
      'TR',
      'TH',
      'TD',
      'Link',
      'Figure',
      'Form',
    ]) {
      expect(types).toContain(type);
    }
  });

  it('says the head of a table once though it is printed on each of its pages', () => {
    expect(spokenText(open).split('How often')).toHaveLength(2);
  });

  it('has every signature field, empty, on the form from the start', () => {
    expect(printed.fields.map(({ field }) => field)).toEqual(['chair', 'head']);
    for (const { page, width, height } of printed.fields) {
      expect(page).toBe(printed.pages);
      expect(width).toBeGreaterThan(180);
      expect(height).toBeGreaterThan(40);
    }
    const form = open.catalog.getDict('AcroForm', open.resolve);
    expect(form?.getNumber('SigFlags')?.value).toBe(3);
    expect(form?.getArray('Fields')?.length).toBe(2);
  });

  it('makes a place for a signature that the text has none for', async () => {
    const job = samplePrintJob({ html: () => '<p>Text</p>' });
    const { fields } = await printer.print(job);
    expect(fields.map(({ field }) => field)).toEqual(['chair', 'head']);
  });

  it('leaves a box that nobody is asked to sign for a pen', async () => {
    const document = await printer.print(
      samplePrintJob({ signatureFields: [{ field: 'chair', role: 'Chair of Governors' }] }),
    );
    expect(document.fields.map(({ field }) => field)).toEqual(['chair']);
    expect(conformanceFaults(await OpenPdf.load(document.bytes))).toEqual([]);
  });

  it('refuses a field that stands twice', async () => {
    const box = '<p><a class="signature-field" href="https://signature.invalid/chair"></a></p>';
    const job = samplePrintJob({ html: () => box + box, signatureFields: [{ field: 'chair', role: 'Chair' }] });
    await expect(printer.print(job)).rejects.toMatchObject({ code: 'SIGNATURE_FIELD_NOT_ONCE', retryable: false });
  });

  it('lays a watermark over every page and says it once, on the cover', async () => {
    const document = await printer.print(samplePrintJob({ watermark: 'DRAFT' }));
    const draft = await OpenPdf.load(document.bytes);
    expect(conformanceFaults(draft)).toEqual([]);
    expect(spokenText(draft).split('DRAFT')).toHaveLength(2);
    expect(document.pages).toBe(printed.pages);
  });

  it('takes its dates from the job alone', () => {
    const info = open.pdf.context.info.trailer.getDict('Info', open.resolve);
    expect(info?.getString('CreationDate')?.asString()).toBe('D:20261119184200Z');
    expect(info?.getString('ModDate')?.asString()).toBe('D:20261119184200Z');
    const dates = [...xmpOf(open).matchAll(/<xmp:\w+Date>([^<]*)</g)].map(([, date]) => date);
    expect(dates).toEqual(Array(3).fill('2026-11-19T18:42:00Z'));
  });

  it('speaks Welsh to Welsh readers', async () => {
    const document = await printer.print(samplePrintJob({ language: 'cy', html: () => '<p>Testun</p>' }));
    expect(document.headings.map(({ title }) => title)).toEqual([
      'Social Networking Policy',
      'Llofnodion',
      'Gwirio’r ddogfen hon',
    ]);
  });
});

function xmpOf(document: OpenPdf): string {
  const metadata = document.value(document.catalog.get('Metadata'));
  return metadata instanceof PdfStream ? Buffer.from(metadata.getDecodedData()).toString('utf8') : '';
}

function pagesOf(document: PrintedDocument): Record<string, number> {
  const ids = ['purpose', 'scope', 'conduct', 'privacy', 'concerns', 'checklist'];
  const pages = document.headings.filter(({ title }) => /^(\d|Appendix)/.test(title)).map(({ page }) => page);
  return Object.fromEntries(ids.map((id, index) => [id, pages[index]!]));
}
