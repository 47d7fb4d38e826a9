import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openVerifier, verifyPdf, type VerifyOptions } from '../src/index.ts';
import { buildBasePdf } from './base-pdf.ts';

let pdf: Uint8Array;
const options: VerifyOptions = { roots: [], at: new Date('2026-11-29T12:00:00Z') };

describe('a verifier in a thread', () => {
  const verifier = openVerifier();
  beforeAll(async () => {
    pdf = await buildBasePdf(['chair']);
  });
  afterAll(() => verifier.close());

  it('answers as verifying in place does', async () => {
    for (const bytes of [pdf, new Uint8Array([1, 2, 3])])
      expect(await verifier.verify(bytes, options)).toEqual(await verifyPdf(bytes, options));
  });

  it('says that it is busy where there is no answer in time, or too many wait, and goes on after it', async () => {
    const hurried = openVerifier({ deadline: 1 });
    await expect(hurried.verify(pdf, options)).rejects.toMatchObject({ code: 'VERIFIER_BUSY' });
    await hurried.close();
    const narrow = openVerifier({ queue: 1 });
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => narrow.verify(pdf, options)));
    const refused = answers.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(4); // one is read and one waits
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'VERIFIER_BUSY' });
    expect(await narrow.verify(pdf, options)).toEqual(await verifyPdf(pdf, options));
    await narrow.close();
  });
});
