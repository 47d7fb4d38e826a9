import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { convertDocx } from '../src/convert-docx.ts';
import { DocxRefusal, openImporter, type Importer, type ImporterLimits } from '../src/index.ts';
import { writeZip } from '../src/write-zip.ts';
import { documentXml, docxFile, paragraph, run } from './docx-file.ts';

let importer: Importer;
beforeAll(() => {
  importer = openImporter({ patience: 60_000 });
});
afterAll(() => importer.close());

/** What is said of a file; `was read` when nothing is. */
const refusal = async (bytes: Uint8Array, limits?: ImporterLimits): Promise<string> => {
  const own = limits ? openImporter({ patience: 60_000, ...limits }) : importer;
  try {
    await own.bringIn({ fileName: 'a.docx', bytes });
  } catch (error) {
    if (error instanceof DocxRefusal) return error.message;
    throw error;
  } finally {
    if (own !== importer) await own.close();
  }
  return 'was read';
};

/** A zip that holds a zip, and so on: none of them is opened. */
function nested(levels: number): Buffer {
  let inner: Buffer = docxFile(paragraph('x'));
  for (let level = 0; level < levels; level += 1) inner = writeZip(new Map([['word.docx', inner]]), 'deflated');
  return inner;
}

describe('a Word file that means harm, or is broken', () => {
  it.each([
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251))],
    [
      'noise that begins as a zip',
      Buffer.from(Array.from({ length: 4000 }, (_, at) => [80, 75][at] ?? (at * 7919) % 251)),
    ],
    ['a zip without a document', docxFile('', { 'word/document.xml': '' }).subarray(0, -30)],
    ['a cut-off file', docxFile(paragraph('Words.')).subarray(0, 700)],
    ['damaged XML', docxFile('<w:p><w:r><w:t>open')],
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['a rich text file', Buffer.from('{\\rtf1 Words.}')],
    [
      'an OpenDocument file',
      writeZip(
        new Map([
          ['mimetype', Buffer.from('x')],
          ['content.xml', Buffer.from('<x/>')],
        ]),
      ),
    ],
    ['a zip of zips of zips', nested(12)],
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

  it.each([
    ['the billion laughs', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'],
    ['a file of the server', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'],
    ['an address outside', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'],
    ['parameter entities', '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]>'],
  ])('refuses entities: %s, in UTF-8 and in UTF-16', async (_, declared) => {
    const xml = `<?xml version="1.0"?>${declared}${documentXml(paragraph('x')).replace(/^<\?.*?\?>/, '')}`;
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    for (const part of [xml, wide]) {
      expect(await refusal(docxFile('', { 'word/document.xml': part }))).toContain('entities');
      expect(await refusal(docxFile(paragraph('x'), { 'word/footnotes.xml': part }))).toContain('entities');
    }
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
    expect(Date.now() - before).toBeLessThan(10_000);
    const many = docxFile(paragraph('x').repeat(30_000));
    expect(await refusal(many, { megabytes: 48, deadline: 60_000 })).toContain('memory');
  });

  it('takes script and marks of its own for words', async () => {
    const { text } = await convertDocx(
      docxFile(paragraph('<w:r><w:t>\uE000["x"]\uE001&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r>')),
    );
    expect(text).toBe('\uFFFD["x"]\uFFFD<script>alert(1)</script>\n');
  });
});
