import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  InternalHyperlink,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ILevelsOptions,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { CopyLine, CopyList, CopyRun, PolicyCopy } from '@ratify/document';
import { COPY_PROPERTY, copyMark, HASH_PROPERTY, lineMark, VERSION_PROPERTY } from './copy-marks.ts';
import { copyStyles, styleOf } from './copy-styles.ts';
import type { CopyAbout } from './types.ts';

/** Twips: a twentieth of a point. A4 less its margins is 9,070 wide. */
const WIDTH = 9070;
const INDENT = 425;
const NUMBER_WIDTH = 850;

/** Writes a policy as a Word file with real headings, numbering, lists and tables, each line known again by its bookmark. */
export async function writeCopy(copy: PolicyCopy, about: CopyAbout): Promise<Uint8Array> {
  const document = new Document({
    title: copy.title,
    creator: about.organisation,
    description: about.footer,
    customProperties: [
      { name: COPY_PROPERTY, value: about.copyId },
      { name: VERSION_PROPERTY, value: String(about.draftVersion) },
      { name: HASH_PROPERTY, value: about.textSha256 },
    ],
    styles: copyStyles(copy.language),
    numbering: { config: copy.lists.map(listOf) },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } },
        },
        footers: { default: footer(copy.title, about) },
        children: blocks(copy, about),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function footer(title: string, { footer: words }: CopyAbout): Footer {
  const page = new TextRun({
    children: [`${title} · ${words} · page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
  });
  return new Footer({ children: [new Paragraph({ style: 'PolicyFooter', children: [page] })] });
}

const FORMATS = {
  decimal: LevelFormat.DECIMAL,
  upperLetter: LevelFormat.UPPER_LETTER,
  lowerLetter: LevelFormat.LOWER_LETTER,
  bullet: LevelFormat.BULLET,
} as const;

function listOf({ id, levels }: CopyList): { reference: string; levels: ILevelsOptions[] } {
  const isParts = id === 'sections' || id === 'appendices' || id.startsWith('in-');
  return {
    reference: id,
    levels: levels.map(({ format, text, start }, level): ILevelsOptions => {
      const isTitle = id === 'appendices' && level === 0;
      const hanging = isTitle ? 0 : isParts ? NUMBER_WIDTH : INDENT;
      const left = isTitle ? 0 : isParts ? NUMBER_WIDTH : NUMBER_WIDTH + INDENT * (level + 1);
      return {
        ...{ level, format: FORMATS[format], text, start, alignment: AlignmentType.LEFT },
        suffix: isTitle ? LevelSuffix.SPACE : LevelSuffix.TAB,
        style: { paragraph: { indent: { left, hanging } }, ...(isParts ? {} : { run: { bold: false } }) },
      };
    }),
  };
}

/** What the lines of one copy need to know of it. */
interface Writing {
  readonly copyId: string;
  /** Bookmark of a part, for references to it. */
  readonly targets: ReadonlyMap<string, string>;
}

function blocks(copy: PolicyCopy, { copyId }: CopyAbout): (Paragraph | Table)[] {
  const leads = copy.lines.flatMap((line, at) => (line.leads ? [[line.partId, lineMark(at)] as const] : []));
  const writing: Writing = { copyId, targets: new Map(leads) };
  const found: (Paragraph | Table)[] = [];
  for (let at = 0; at < copy.lines.length; at++) {
    const line = copy.lines[at];
    if (!line) continue;
    if (line.kind !== 'row') {
      found.push(paragraphOf(line, at, writing));
      continue;
    }
    let end = at + 1;
    while (copy.lines[end]?.kind === 'row' && copy.lines[end]?.table === line.table) end++;
    found.push(tableOf(copy.lines.slice(at, end), at, writing), new Paragraph({ style: 'PolicyGap' }));
    at = end - 1;
  }
  return found;
}

function paragraphOf(line: CopyLine, at: number, writing: Writing): Paragraph {
  const words = runsOf(line.cells[0] ?? [], line, writing);
  const marked = new Bookmark({ id: lineMark(at), children: words });
  const children: ParagraphChild[] =
    line.kind === 'title' ? [new Bookmark({ id: copyMark(writing.copyId), children: [marked] })] : [marked];
  const { counted } = line;
  const options: IParagraphOptions = {
    style: styleOf(line),
    children,
    ...(counted
      ? {
          numbering: {
            reference: counted.list,
            level: counted.level,
            ...(counted.instance ? { instance: counted.instance } : {}),
          },
        }
      : {}),
    ...(line.kind === 'text' && line.items.length > 0
      ? { indent: { left: NUMBER_WIDTH + INDENT * line.items.length } }
      : {}),
  };
  return new Paragraph(options);
}

function runsOf(cell: readonly CopyRun[], { isStrong, kind }: CopyLine, { targets }: Writing): ParagraphChild[] {
  const isBold = isStrong && kind !== 'heading' && kind !== 'title';
  return cell.flatMap((run): ParagraphChild[] => {
    const { href } = run;
    const [first = '', ...lines] = run.text.split('\n');
    if (run.text === '') return [];
    const look = {
      ...(run.bold || isBold ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
      ...(run.struck ? { strike: true } : {}),
      ...(kind === 'code' ? { font: 'Courier New' } : {}),
    };
    const runs = [
      new TextRun({ ...look, text: first }),
      ...lines.map((text) => new TextRun({ ...look, text, break: 1 })),
    ];
    if (href === undefined) return runs;
    if (!href.startsWith('#')) return [new ExternalHyperlink({ link: href, children: runs })];
    const anchor = targets.get(href.slice(1));
    return anchor === undefined ? runs : [new InternalHyperlink({ anchor, children: runs })];
  });
}

function tableOf(rows: readonly CopyLine[], first: number, writing: Writing): Table {
  const columns = Math.max(1, ...rows.map((row) => row.cells.length));
  const width = Math.floor(WIDTH / columns);
  return new Table({
    width: { size: width * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => width),
    rows: rows.map(
      (row, at) =>
        new TableRow({
          ...(row.isHead ? { tableHeader: true } : {}),
          cantSplit: true,
          children: Array.from(
            { length: columns },
            (_, column) =>
              new TableCell({
                children: [cellOf(row, column, { at: first + at, writing })],
                width: { size: width, type: WidthType.DXA },
              }),
          ),
        }),
    ),
  });
}

/** The bookmark of a row stands in its first cell. */
function cellOf(
  row: CopyLine,
  column: number,
  { at, writing }: { readonly at: number; readonly writing: Writing },
): Paragraph {
  const words = runsOf(row.cells[column] ?? [], row, writing);
  return new Paragraph({
    style: 'PolicyCell',
    children: column === 0 ? [new Bookmark({ id: lineMark(at), children: words })] : words,
  });
}
