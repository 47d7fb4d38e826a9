import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { DocxRefusal, readDocx } from '../src/index.ts';
import { documentXml, docxFile, paragraph, run } from './docx-file.ts';

const refusal = async (bytes: Uint8Array, limits = {}): Promise<string> => {
  try {
    await readDocx(bytes, limits);
  } catch (error) {
    if (error instanceof DocxRefusal) return error.message;
    throw error;
  }
  return 'was read';
};

describe('a Word file that means harm, or is broken', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251))],
    ['plain text', Buffer.from('Dear all, this is no Word file.')],
    ['a zip without a document', docxFile('', { 'word/document.xml': '' }).subarray(0, -30)],
    ['a cut-off file', docxFile(paragraph('Words.')).subarray(0, 700)],
    ['damaged XML', docxFile('<w:p><w:r><w:t>open')],
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusal(bytes)).toMatch(/\.$/);
  });

  it('refuses a bomb by its stated size and, when it lies, while unpacking', async () => {
    const bomb = Buffer.alloc(200 * 1_048_576, ' ');
    const honest = docxFile('', { 'word/document.xml': bomb });
    expect(honest.length).toBeLessThan(1_000_000);
    expect(await refusal(honest)).toContain('larger');
    const lying = Buffer.from(honest);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bomb.length);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at)) lying.writeUInt32LE(1000, at);
    expect(await refusal(lying)).toContain('larger');
  });

  it('leaves photographs packed, however large they say they are', async () => {
    const photo = deflateRawSync(Buffer.alloc(1000));
    const bytes = docxFile(paragraph('Words.'), { 'word/media/image1.png': photo });
    expect(await refusal(bytes)).toBe('was read');
  });

  it('refuses entities, the billion laughs among them', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${documentXml(paragraph('x')).slice(21)}`;
    expect(await refusal(docxFile('', { 'word/document.xml': laughs }))).toContain('entities');
  });

  it('ends with an answer on XML 60,000 levels deep or 60,000 paragraphs long', async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(30_000) + paragraph('x') + '</w:sdtContent></w:sdt>'.repeat(30_000);
    expect(await refusal(docxFile(deep))).not.toBe('was read');
    const long = paragraph('x').repeat(60_000);
    expect(await refusal(docxFile(long), { deadline: 4_000 })).toMatch(/read/);
  });

  it('keeps to its deadline and to its memory', async () => {
    const large = docxFile(paragraph(run('word ').repeat(40)).repeat(3000));
    const before = Date.now();
    expect(await refusal(large, { deadline: 1 })).toContain('too long');
    expect(Date.now() - before).toBeLessThan(3000);
    expect(await refusal(large, { megabytes: 16 })).toContain('memory');
  });

  it('takes script and marks of its own for words', async () => {
    const { text } = await readDocx(
      docxFile(paragraph('<w:r><w:t>\uE000["x"]\uE001&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r>')),
    );
    expect(text).toBe('\uFFFD["x"]\uFFFD<script>alert(1)</script>\n');
  });
});
