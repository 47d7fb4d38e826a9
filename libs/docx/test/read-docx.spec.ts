import { describe, expect, it } from '@jest/globals';
import { convertDocx } from '../src/convert-docx.ts';
import { docxFile, notesPart, paragraph, picture, run, table, textBox } from './docx-file.ts';

const linesOf = async (body: string): Promise<string[]> =>
  (await convertDocx(docxFile(body))).text.split('\n').filter((line) => line !== '');

describe('convertDocx', () => {
  it('reads titles, headings by outline level in any language, and numbers as Word counts them', async () => {
    const body = [
      paragraph('Kitchen policy', { style: 'Title' }),
      paragraph('Purpose', { style: 'Heading1' }),
      paragraph('Keep the stove clean.', { list: [1, 1] }),
      paragraph('Wipe it daily.', { list: [1, 2] }),
      paragraph('Wipe it well.', { list: [1, 2] }),
      paragraph('Close the door.', { list: [1, 1] }),
      paragraph('Who does it', { style: 'Heading1' }),
      paragraph('Everyone.', { list: [1, 1] }),
      paragraph('Shelves', { style: 'Heading2' }),
      paragraph('Atodiad', { style: 'Pennawd1' }),
    ];
    expect(await linesOf(body.join(''))).toEqual([
      '# Kitchen policy',
      '## 1 Purpose',
      '1.1 Keep the stove clean.',
      '1.1.1 Wipe it daily.',
      '1.1.2 Wipe it well.',
      '1.2 Close the door.',
      '## 2 Who does it',
      '2.1 Everyone.',
      '### Shelves',
      '## Atodiad',
    ]);
  });

  it('reads nested bullets, letters and numbers that begin again', async () => {
    const body = [
      paragraph('Bring:', {}),
      paragraph('a lamp', { list: [2, 0] }),
      paragraph('with oil', { list: [2, 1] }),
      paragraph('', { list: [4, 0] }),
      paragraph('first', { list: [4, 0] }),
      paragraph('second', { list: [4, 0] }),
      paragraph('first again', { list: [5, 0] }),
      paragraph('one way', { list: [3, 0] }),
      paragraph('or so', { list: [3, 1] }),
      paragraph('another', { list: [3, 0] }),
    ];
    expect(await linesOf(body.join(''))).toEqual([
      'Bring:',
      '- a lamp',
      '  - with oil',
      '1. first',
      '2. second',
      '1. first again',
      '(a) one way',
      '  i. or so',
      '(b) another',
    ]);
  });

  it('reads bold runs, line breaks, tables with joined cells, frames, links and boxes to tick', async () => {
    const joined = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('Both')}</w:tc>`;
    const body = [
      paragraph(
        `${run('Be ')}${run('very', '<w:b/>')}${run(' quick', '<w:b/>')}${run(' now.')}<w:r><w:br/></w:r>${run('Go.')}`,
      ),
      table([
        ['Name', 'Room'],
        ['Lamp|post', paragraph('A') + paragraph('B')],
      ]).replace('</w:tbl>', `<w:tr>${joined}</w:tr></w:tbl>`),
      table([['Alone in a frame.']]),
      paragraph(`<w:fldSimple w:instr="DATE">${run('May 2026')}</w:fldSimple>`),
    ];
    expect(await linesOf(body.join(''))).toEqual([
      'Be **very quick** now.',
      'Go.',
      '| Name | Room |',
      '| --- | --- |',
      '| Lamp\\|post | A B |',
      '| Both |  |',
      'Alone in a frame.',
      'May 2026',
    ]);
  });

  it('tells of everything that is not in the text, or not as it was', async () => {
    const body = [
      paragraph(
        `${run('Stays ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${run('new')}</w:ins>${run(' words.')}`,
      ),
      paragraph(`${run('See the plan.')}${picture('Plan of the hall')}${run('secret', '<w:vanish/>')}`),
      paragraph(`${run('Beside the box.')}${textBox('Words in a box.')}`),
      paragraph('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>'),
    ];
    const { text, notices } = await convertDocx(
      docxFile(body.join(''), {
        'word/comments.xml': notesPart('comments', 'comment', ['Is this right?']),
        'word/footnotes.xml': notesPart('footnotes', 'footnote', ['A note below.']),
        'word/header1.xml': notesPart('hdr', 'sdt', ['Hillside']),
        'word/header2.xml': notesPart('hdr', 'sdt', ['Hillside']),
        'word/embeddings/oleObject1.bin': 'x',
      }),
    );
    expect(text.split('\n').filter(Boolean)).toEqual([
      'Stays new words.',
      'See the plan.',
      'Beside the box.',
      'Words in a box.',
      'a+b',
    ]);
    expect(notices.map(({ what, text: words, inText }) => [what, words, inText])).toEqual([
      ['deleted-text', 'gone', false],
      ['inserted-text', 'new', true],
      ['image', 'Plan of the hall', false],
      ['hidden-text', 'secret', false],
      ['text-box', 'Words in a box.', true],
      ['equation', 'a+b', true],
      ['comment', 'Is this right?', false],
      ['footnote', 'A note below.', false],
      ['header', 'Hillside', false],
      ['embedded-file', 'oleObject1.bin', false],
    ]);
  });

  it('names words that neither mammoth nor this reader knows what to do with', async () => {
    const { text, notices } = await convertDocx(
      docxFile(paragraph('Read.') + `<w:unheardOf>${paragraph('Lost words.')}</w:unheardOf>`),
    );
    expect(text).toBe('Read.\n');
    expect(notices).toEqual([{ what: 'unread', text: 'Lost words', inText: false }]);
  });
});
