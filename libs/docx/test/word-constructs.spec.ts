import { describe, expect, it } from '@jest/globals';
import { accountForWords, importText, readPolicy } from '@ratify/document';
import { convertDocx } from '../src/convert-docx.ts';
import { docxFile, notesPart, paragraph, run, STYLES, table } from './docx-file.ts';

// What Word puts into policies besides plain paragraphs: each is read as Word shows it, and no word of it is lost in silence.

interface Construct {
  readonly name: string;
  readonly body: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** The lines that are not empty. */
  readonly lines: readonly string[];
  /** What is told of, `+` where the words stand in the lines as well. */
  readonly told?: readonly string[];
}

const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const control = (content: string, properties = ''): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const code = (words: string): string => `<w:r><w:instrText xml:space="preserve"> ${words} </w:instrText></w:r>`;
const field = (instruction: string, shown: string): string =>
  mark('begin') + code(instruction) + mark('separate') + run(shown) + mark('end');
const entry = (number: string, title: string, page: string): string =>
  `<w:hyperlink w:anchor="_Toc${number}">${run(number)}<w:r><w:tab/></w:r>${run(title)}<w:r><w:tab/></w:r>${field(`PAGEREF _Toc${number} \\h`, page)}</w:hyperlink>`;
const styled = (styles: string): Record<string, string> => ({
  'word/styles.xml': STYLES.replace('</w:styles>', `${styles}</w:styles>`),
});
const numberedStyle = (id: string, list: number): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="${list}"/></w:numPr></w:pPr></w:style>`;
const box = (content: string): string =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;

const CONSTRUCTS: readonly Construct[] = [
  {
    name: 'content controls around blocks, runs, rows and cells',
    body:
      control(paragraph('In a control.')) +
      paragraph(run('Before ') + control(run('inside')) + run(' behind')) +
      `<w:tbl>${control(row(cell(paragraph('row a')), control(cell(paragraph('row b')))))}</w:tbl>`,
    lines: ['In a control.', 'Before inside behind', '| row a | row b |'],
  },
  {
    name: 'controls to choose from, and what stands in an empty one',
    body:
      paragraph(control(run('Yes'), '<w:dropDownList><w:listItem w:displayText="No" w:value="n"/></w:dropDownList>')) +
      paragraph(control(run('Click here to enter text.'), '<w:showingPlcHdr/>')),
    lines: ['Yes', 'Click here to enter text.'],
  },
  {
    name: 'a table of contents with page numbers',
    body:
      control(
        paragraph('Contents') +
          paragraph(mark('begin') + code('TOC \\o "1-3"') + mark('separate') + entry('1', 'Purpose', '2')) +
          paragraph(entry('2', 'Who', '3')) +
          paragraph(mark('end')),
      ) +
      paragraph('Purpose', { style: 'Heading1' }) +
      paragraph('Why we have it.') +
      paragraph('Who', { style: 'Heading1' }) +
      paragraph('All of us.'),
    lines: ['Contents', '1\tPurpose\t2', '2\tWho\t3', '## 1 Purpose', 'Why we have it.', '## 2 Who', 'All of us.'],
  },
  {
    name: 'fields: what they come to, not what they are made by',
    body: paragraph(
      `${run('See ')}${field('REF _Ref1 \\r \\h', '3.2')}${run(', ')}${field('HYPERLINK "https://example.org/a"', 'our site')}${run(': ')}${mark('begin')}${code('IF')}${field('PAGE', '3')}${code('= 3 "yes" "no"')}${mark('separate')}${run('yes')}${mark('end')}`,
    ),
    lines: ['See 3.2, our site (https://example.org/a): yes'],
  },
  {
    name: 'tracked changes: moved, a joined paragraph, rows put in and taken out',
    body:
      paragraph(
        `<w:moveFrom>${run('moved away')}</w:moveFrom>${run('stays ')}<w:moveTo>${run('moved here')}</w:moveTo>`,
      ) +
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('First half ')}</w:p>${paragraph('second half.')}` +
      `<w:tbl><w:tr><w:trPr><w:ins w:id="3"/></w:trPr>${cell(paragraph('new'))}${cell(paragraph('row'))}</w:tr>` +
      `<w:tr><w:trPr><w:del w:id="4"/></w:trPr>${cell(paragraph('<w:del><w:r><w:delText>old</w:delText></w:r></w:del>'))}${cell(paragraph('<w:del><w:r><w:delText>line</w:delText></w:r></w:del>'))}</w:tr></w:tbl>`,
    lines: ['stays moved here', 'First half second half.', '| new | row |'],
    told: ['-deleted-text: moved away', '+inserted-text: moved here', '-deleted-text: old line'],
  },
  {
    name: 'comments, footnotes, endnotes, headers and footers with fields and tables',
    body: paragraph(
      `<w:commentRangeStart w:id="0"/>${run('Noted')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="0"/></w:r>${run(' twice')}<w:r><w:endnoteReference w:id="0"/></w:r>${run('.')}`,
    ),
    parts: {
      'word/comments.xml': notesPart('comments', 'comment', ['Is it?']),
      'word/footnotes.xml': notesPart('footnotes', 'footnote', ['Section 3 of the guidance.']),
      'word/endnotes.xml': notesPart('endnotes', 'endnote', ['At the end.']),
      'word/header1.xml': notesPart('hdr', 'sdt', ['Hill School']),
      'word/footer1.xml': notesPart('ftr', 'sdt', ['Version 2']),
    },
    lines: ['Noted twice.'],
    told: [
      '-comment: Is it?',
      '-footnote: Section 3 of the guidance.',
      '-endnote: At the end.',
      '-header: Hill School',
      '-footer: Version 2',
    ],
  },
  {
    name: 'merged cells, and words that a merged cell covers',
    body: `<w:tbl>${row(cell(paragraph('Tall'), '<w:vMerge w:val="restart"/>'), cell(paragraph('A')))}${row(cell(paragraph('covered'), '<w:vMerge/>'), cell(paragraph('B')))}${row(cell(paragraph('Wide'), '<w:gridSpan w:val="2"/>'))}</w:tbl>`,
    lines: ['| Tall | A |', '| --- | --- |', '|  | B |', '| Wide |  |'],
    told: ['-unread: covered'],
  },
  {
    name: 'a table and a list in a cell',
    body: `<w:tbl>${row(
      cell(
        paragraph('Outer') +
          table([
            ['one', 'two'],
            ['three', 'four'],
          ]) +
          paragraph(''),
      ),
      cell(paragraph('first', { list: [2, 0] }) + paragraph('second', { list: [2, 0] })),
    )}</w:tbl>`,
    lines: ['| Outer one, two; three, four | first second |'],
  },
  {
    name: 'text boxes in cells, in groups, and lettering',
    body:
      table([[paragraph(run('cell') + box(paragraph('in the box'))), 'b']]) +
      paragraph(
        `<w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent>${paragraph('Box one')}</w:txbxContent></v:textbox></v:shape><v:shape><v:textbox><w:txbxContent>${paragraph('Box two')}</w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>`,
      ) +
      paragraph('<w:r><w:pict><v:shape><v:textpath string="DRAFT COPY"/></v:shape></w:pict></w:r>'),
    lines: ['| cell in the box | b |', 'Box one', 'Box two'],
    told: ['+text-box: in the box', '+text-box: Box one', '+text-box: Box two', '-image: DRAFT COPY'],
  },
  {
    name: 'hidden words, by their own look and by their style, and struck-out ones',
    body:
      paragraph(`${run('own', '<w:vanish/>')}${run(' seen ')}${run('ghost', '<w:rStyle w:val="Ghost"/>')}`) +
      paragraph('A note to the author.', { style: 'Aside' }) +
      paragraph(`${run('Keep ')}${run('not this', '<w:strike/>')}`),
    parts: styled(
      '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Aside"><w:name w:val="Aside"/><w:rPr><w:vanish/></w:rPr></w:style>',
    ),
    lines: ['seen', 'Keep not this'],
    told: ['-hidden-text: own ghost A note to the author.', '+struck-text: not this'],
  },
  {
    name: 'symbols, soft and unbreakable hyphens, bullets made by hand',
    body:
      paragraph(
        `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run(' co')}<w:r><w:softHyphen/></w:r>${run('operate self')}<w:r><w:noBreakHyphen/></w:r>${run('help soft\u00adly')}`,
      ) + paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>by hand</w:t></w:r>'),
    lines: ['✓ cooperate self-help softly', '•\tby hand'],
  },
  {
    name: 'words from right to left, ruby, formulas',
    body:
      `<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>سياسة المدرسة</w:t></w:r></w:p>` +
      paragraph(
        '<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ) +
      '<w:p><m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>',
    lines: ['سياسة المدرسة', '漢', 'a b'],
    told: ['-unread: かん', '+equation: a b'],
  },
  {
    name: 'lists numbered by style, nested, begun again, and a heading without its number',
    body:
      paragraph('dot', { style: 'Dots' }) +
      paragraph('first', { style: 'Counted' }) +
      paragraph('second', { style: 'Counted' }) +
      paragraph('again', { list: [5, 0] }) +
      paragraph('way', { list: [3, 0] }) +
      paragraph('deeper', { list: [3, 1] }) +
      `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>${run('Without')}</w:p>` +
      paragraph('With', { style: 'Heading1' }) +
      paragraph('clause', { list: [1, 1] }) +
      paragraph('deep', { list: [1, 2] }),
    parts: styled(numberedStyle('Dots', 2) + numberedStyle('Counted', 4)),
    lines: [
      ...['- dot', '1. first', '2. second', '1. again', '(a) way', '  i. deeper'],
      ...['## Without', '## 1 With', '1.1 clause', '1.1.1 deep'],
    ],
  },
  {
    name: 'parts of other files',
    body: `${paragraph('Here.')}<w:altChunk r:id="rId9"/><w:subDoc r:id="rId8"/>`,
    parts: { 'word/embeddings/list.xlsx': 'x' },
    lines: ['Here.'],
    told: [
      '-embedded-file: A part of another file type',
      '-embedded-file: Another document, linked into this one',
      '-embedded-file: list.xlsx',
    ],
  },
  {
    name: 'tags of other systems, breaks of pages and columns',
    body: paragraph(
      `<w:smartTag w:element="place">${run('Leeds')}</w:smartTag>${run(' ')}<w:customXml w:element="x">${run('own')}</w:customXml><w:r><w:br w:type="page"/></w:r>${run('Two')}<w:r><w:br w:type="column"/></w:r>${run('Three')}<w:r><w:lastRenderedPageBreak/></w:r>${run(' go on')}`,
    ),
    lines: ['Leeds own', 'Two', 'Three go on'],
  },
];

describe('what Word puts into a policy', () => {
  it.each(CONSTRUCTS)('$name', async ({ body, parts = {}, lines, told = [] }) => {
    const { text, notices } = await convertDocx(docxFile(body, parts));
    expect(text.split('\n').filter((line) => line.trim() !== '')).toEqual(lines);
    expect(notices.map(({ what, text: words, inText }) => `${inText ? '+' : '-'}${what}: ${words}`)).toEqual(told);
  });

  it.each(CONSTRUCTS)('$name: comes in as a policy that reads, with every word accounted for', async (construct) => {
    const whole = paragraph('Quiet rooms policy', { style: 'Title' }) + construct.body;
    const { text } = await convertDocx(docxFile(whole, construct.parts ?? {}));
    const imported = importText(text, { fileName: 'quiet-rooms.docx' });
    expect(accountForWords(text, imported)).toEqual({ missing: [], added: [] });
    expect(readPolicy(imported.text).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('makes generated contents of the typed ones', async () => {
    const contents = CONSTRUCTS.find(({ name }) => name.startsWith('a table of contents'));
    const { text } = await convertDocx(docxFile(contents?.body ?? ''));
    const imported = importText(text, { fileName: 'a.docx' });
    expect(imported.text).toContain('::contents');
    expect(imported.text.match(/Purpose/g)).toHaveLength(1);
  });
});
