import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';

import { verifyPdf } from '../src/index.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, setUpInstallation, signAs, type TestInstallation } from './installation.ts';
import { Desk, describeWithTools, runTool } from './tools.ts';

let installation: TestInstallation;
let base: Uint8Array;

beforeAll(async () => {
  installation = await setUpInstallation();
  base = await buildBasePdf(['head', 'chair']);
});

const refused = (bytes: Uint8Array, field = 'head') => signAs(bytes, installation, { ...PEOPLE[0], field });

describe('signing refuses', () => {
  it('a field that does not exist', async () => {
    await expect(refused(base, 'mayor')).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' });
  });

  it('a field that is not for signatures', async () => {
    const pdf = await PDF.load(base);
    pdf.getForm()?.createTextField('name');
    await expect(refused(await pdf.save({ incremental: true }), 'name')).rejects.toMatchObject({
      code: 'FIELD_UNKNOWN',
    });
  });

  it('a field that is signed already', async () => {
    const signed = await refused(base);
    await expect(refused(signed)).rejects.toMatchObject({ code: 'FIELD_ALREADY_SIGNED' });
  });

  it.each([
    ['nothing', () => new Uint8Array()],
    ['something that is no PDF', () => new TextEncoder().encode('Dear Sir or Madam')],
    ['a PDF that was cut', () => base.subarray(0, base.length - 300)],
    ['a PDF whose cross-reference table is gone', () => replaceAll(base, 'startxref', 'startxxxx')],
    ['a PDF with a broken form', () => replaceAll(base, '/FT', '?FT')],
  ])('%s', async (_what, make) => {
    await expect(refused(make())).rejects.toMatchObject({ code: 'PDF_DAMAGED' });
  });

  it('an encrypted PDF', async () => {
    const pdf = await PDF.load(base);
    pdf.setProtection({ userPassword: '', ownerPassword: 'secret' });
    await expect(refused(await pdf.save())).rejects.toMatchObject({ code: 'PDF_NOT_INCREMENTAL' });
  });
});

describeWithTools(['qpdf'], 'signing refuses, with qpdf', () => {
  it('a linearised PDF, whose index an update would make false', async () => {
    const desk = new Desk();
    const out = `${desk.folder}/linear.pdf`;
    await runTool('qpdf', ['--linearize', desk.put('base.pdf', base), out]);
    await expect(refused(desk.get('linear.pdf'))).rejects.toMatchObject({ code: 'PDF_NOT_INCREMENTAL' });
    desk.clear();
  });
});

describe('verifying never throws', () => {
  it.each([
    ['nothing', () => new Uint8Array()],
    ['something that is no PDF', () => new TextEncoder().encode('Dear Sir or Madam')],
    ['half a PDF', () => base.subarray(0, base.length / 2)],
    ['a PDF without signatures', () => base],
  ])('for %s', async (_what, make) => {
    const verdict = await verifyPdf(make(), { roots: installation.roots, at: installation.now });
    expect(verdict.verdict).toBe('INVALID');
    expect(verdict.words).toMatch(/^This file must not be relied on\. /);
  });
});

function replaceAll(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'));
}
