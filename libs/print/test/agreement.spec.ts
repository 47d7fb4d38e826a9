import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPolicy, renderPolicy, type RenderContext } from '@ratify/document';
import { OpenPdf } from '../src/finish/open-pdf.ts';
import { createPrinter, type PageNumbers, type PrintedDocument, type Printer } from '../src/index.ts';
import { conformanceFaults } from './conformance.ts';
import { samplePrintJob } from './sample-policy.ts';
import { spokenText } from './spoken-text.ts';

const POLICY = `---
title: Visitors Policy
slug: visitors
---

::contents

## Purpose {#purpose}

:::clause{#welcome}
Visitors sign in at the office.

- They wear a badge.
- They are met by a member of staff.

:::

## Duties {#duties}

| who | what |
| --- | --- |
| Office | keeps the book |
| Head |  |

# Signing in {#signing-in .appendix}

Write your name and the time.

::signatures{roles="chair"}
`;

let printer: Printer;
let printed: PrintedDocument;
let open: OpenPdf;

beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 60_000 });
  const document = readPolicy(POLICY);
  const html = (pages?: PageNumbers) => {
    const context: RenderContext = {
      organisation: { name: 'Hillside Primary School' },
      purpose: 'print',
      record: { signatories: [{ role: 'chair', field: 'chair', name: 'Siân Llŷr' }] },
      ...(pages ? { pages } : {}),
    };
    return renderPolicy(document, context).html;
  };
  printed = await printer.print(
    samplePrintJob({ title: 'Visitors Policy', html, signatureFields: [{ field: 'chair', role: 'Chair' }] }),
  );
  open = await OpenPdf.load(printed.bytes);
});
afterAll(async () => printer.close());

describe('what libs/document renders for print', () => {
  it('gets page numbers in its contents and an appendix on a page of its own', () => {
    const pages = Object.fromEntries(
      printed.headings.map(({ title, page }) => [title.replace(/^.*?(?=[A-Z][a-z]+( in)?$)/, ''), page]),
    );
    expect(pages).toMatchObject({ Contents: 2, Purpose: 2, Duties: 2, 'Signing in': 3 });
    expect(printed.stats.passes).toBe(2);
    expect(spokenText(open)).toMatch(/Purpose ?2 .*Duties ?2 .*Signing in ?3 /);
  });

  it('gets a signature field where its placeholder is', () => {
    expect(printed.fields).toHaveLength(1);
    expect(printed.fields[0]).toMatchObject({ field: 'chair', page: 3 });
    expect(printed.headings.map(({ title }) => title)).not.toContain('Signatures');
  });

  it('keeps to the standards', () => {
    expect(conformanceFaults(open)).toEqual([]);
  });
});
