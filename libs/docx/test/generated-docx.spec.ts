import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountForWords, importText, readPolicy, walkNodes } from '@ratify/document';
import { convertDocx } from '../src/convert-docx.ts';
import { docxFile, paragraph, picture, run, table, textBox } from './docx-file.ts';

const word = fc.constantFrom(
  'lamp',
  'bench',
  'kettle',
  'garden',
  'R&D',
  '3:30pm',
  '<b>',
  'a*b*c',
  '#1',
  'x_y',
  '| pipe |',
);
const words = (most: number) => fc.array(word, { minLength: 3, maxLength: most }).map((list) => list.join(' '));
const sentence = words(20).map((text) => `Keep ${text} tidy.`);
const runs = fc
  .array(fc.tuple(sentence, fc.constantFrom('', '<w:b/>', '<w:i/>')), { minLength: 1, maxLength: 3 })
  .map((list) => list.map(([text, look]) => run(`${text} `, look)).join(''));
const block = fc.oneof(
  runs.map((content) => paragraph(content)),
  fc.tuple(sentence, fc.constantFrom(1, 2)).map(([text, level]) => paragraph(text, { list: [1, level] })),
  fc.tuple(sentence, fc.constantFrom(0, 1)).map(([text, level]) => paragraph(text, { list: [2, level] })),
  fc.tuple(sentence, fc.constantFrom(3, 4)).map(([text, list]) => paragraph(text, { list: [list, 0] })),
  fc.array(fc.array(words(5), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 4 }).map(table),
  sentence.map((text) => paragraph(run(text) + textBox(`Box of ${text}`))),
  sentence.map((text) => paragraph(run('Then. ') + picture(text))),
  sentence.map((text) =>
    paragraph(`${run('Was ')}<w:del><w:r><w:delText>${text.replace(/[&<]/g, '')}</w:delText></w:r></w:del>`),
  ),
);
const heading = fc.constantFrom('Using lamps', 'Keeping ladders', 'Sharing baskets', 'Finding candles');
const body = fc
  .array(fc.tuple(heading, fc.array(block, { minLength: 1, maxLength: 6 })), { minLength: 1, maxLength: 4 })
  .map((sections) =>
    sections.map(([title, blocks]) => paragraph(title, { style: 'Heading1' }) + blocks.join('')).join(''),
  );

const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();

/** The words of a body that Word shows or keeps, by a reading of its own: tags taken away, entities read. */
const plain = (xml: string): string =>
  xml
    .replace(/<mc:Fallback>.*?<\/mc:Fallback>/g, '')
    .replace(/descr="([^"]*)"/g, '>$1<')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

describe('generated Word files', () => {
  it('give every word to the text or to a notice, and come in as valid policies with every word accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (xml) => {
        const { text, notices } = await convertDocx(
          docxFile(paragraph('Quiet rooms policy', { style: 'Title' }) + xml),
        );
        const source = wordsOf(`Quiet rooms policy ${plain(xml).replace(/ +/g, ' ')}`);
        const told = notices.filter(({ inText }) => !inText).map((notice) => notice.text);
        const numbers = text.match(/^ *(?:## )?(?:\d+(?:\.\d+)*\.?|\([a-z]+\)) /gm) ?? [];
        expect(wordsOf(`${text} ${told.join(' ')}`)).toEqual([...source, ...wordsOf(numbers.join(' '))].sort());
        expect(notices.map(({ what }) => what)).not.toContain('unread');
        const imported = importText(text, { fileName: 'quiet-rooms.docx' });
        expect(accountForWords(text, imported)).toEqual({ missing: [], added: [] });
        const policy = readPolicy(imported.text);
        expect(policy.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const titles = walkNodes(policy.nodes).filter(({ kind, depth }) => kind === 'section' && depth === 1);
        expect(titles.map(({ title }) => title)).toEqual(
          (xml.match(/Heading1.*?<w:t[^>]*>([^<]*)/g) ?? []).map((found) => found.replace(/.*>/, '')),
        );
      }),
      { numRuns: 60 },
    );
  });
});
