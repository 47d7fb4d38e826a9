import { writeZip } from '../src/write-zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SPACES = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;

/** Text made safe for XML. */
export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** A run of words. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;

export interface ParagraphLook {
  readonly style?: string;
  /** numId and level. */
  readonly list?: readonly [number, number];
}

/** A paragraph of words or of runs. */
export function paragraph(content: string, { style, list }: ParagraphLook = {}): string {
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    list && `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`,
  ].filter(Boolean);
  const inside = /^<[a-z]+:/.test(content) ? content : run(content);
  return `<w:p>${properties.length > 0 ? `<w:pPr>${properties.join('')}</w:pPr>` : ''}${inside}</w:p>`;
}

/** A table of cells, each given as its paragraphs or its words. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (cells) =>
        `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<w:') ? cell : paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

const level = (at: number, format: string, text: string, style = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style && `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`;

/** Lists 1: 1 / 1.1 / 1.1.1, its first level numbers Heading 1; 2: bullets; 3: (a); 4: 1. 2. 3. and again as 5, restarted. */
export const NUMBERING = `<?xml version="1.0"?><w:numbering xmlns:w="${W}">
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1', 'Heading1')}${level(1, 'decimal', '%1.%2')}${level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${[0, 1, 2].map((at) => level(at, 'bullet', '\uF0B7')).join('')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'lowerLetter', '(%1)')}${level(1, 'lowerRoman', '%2.')}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', '%1.')}</w:abstractNum>
${[0, 1, 2, 3].map((at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`).join('')}
<w:num w:numId="5"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`;

export const STYLES = `<?xml version="1.0"?><w:styles xmlns:w="${W}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Pennawd1"><w:name w:val="Pennawd"/><w:basedOn w:val="Plain1"/></w:style>
<w:style w:type="paragraph" w:styleId="Plain1"><w:name w:val="Plain heading"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
</w:styles>`;

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The document part around a body. */
export const documentXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${SPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`;

/** A Word file with this body; `parts` adds parts or puts others in their place. */
export function docxFile(
  body: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
  packing: 'stored' | 'deflated' = 'deflated',
): Buffer {
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': documentXml(body),
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    ...parts,
  };
  return writeZip(
    new Map(Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? bytes(part) : part])),
    packing,
  );
}

/** A part such as `comments.xml` with these items. */
export const notesPart = (root: string, item: string, texts: readonly string[]): string =>
  `<?xml version="1.0"?><w:${root} xmlns:w="${W}">${texts.map((text, at) => `<w:${item} w:id="${at}">${paragraph(text)}</w:${item}>`).join('')}</w:${root}>`;

/** A picture with a description. */
export const picture = (description: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${escape(description)}"/></wp:inline></w:drawing></w:r>`;

/** A text box, written twice as Word does. */
export const textBox = (text: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
