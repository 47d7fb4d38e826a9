import { type PdfDict, type PdfObject } from '@libpdf/core';
import { operandText, readOperations } from '../src/finish/content-tokens.ts';
import { type OpenPdf } from '../src/finish/open-pdf.ts';
import { openStructureTree, type StructureTree } from '../src/finish/structure-tree.ts';
import { pageContent } from './page-content.ts';
import { decodeUtf16, readFontText, type FontText } from './font-text.ts';

const BLOCKS = new Set('P H1 H2 H3 H4 H5 H6 L LI Lbl LBody TR TH TD Caption Figure Form BlockQuote'.split(' '));

/**
 * What a screen reader says: the text of the structure tree in its order, artifacts and list labels left out, white
 * space folded; what ActualText says counts instead of the glyphs in it. Chromium writes no space at the end of a line; readers hear the new line, and so does this.
 */
export function spokenText(open: OpenPdf): string {
  const tree = openStructureTree(open);
  if (!tree) return '';
  const marks = new Map(open.pages.map((page) => [page.dict, readMarks(open, page.dict)]));
  const say = (element: PdfDict): string => {
    if (tree.typeOf(element) === 'Lbl') return ' ';
    const alternative = element.getString('Alt', open.resolve)?.asString();
    const words =
      alternative ??
      tree
        .kidsOf(element)
        .map((kid) => sayKid(element, kid))
        .join('');
    return BLOCKS.has(tree.typeOf(element)) ? ` ${words} ` : words;
  };
  const sayKid = (element: PdfDict, kid: PdfObject): string => {
    const child = tree.element(kid);
    if (child) return say(child);
    const mark = tree.markOf(element, kid);
    return (mark && marks.get(mark.page)?.get(mark.mcid)) ?? '';
  };
  return roots(tree).map(say).join(' ').replace(/\s+/g, ' ').trim();
}

/** Types of all structure elements, in order. */
export function structureTypes(open: OpenPdf): readonly string[] {
  const tree = openStructureTree(open);
  if (!tree) return [];
  const collect = (element: PdfDict): string[] => [
    tree.typeOf(element),
    ...tree.kidsOf(element).flatMap((kid) => {
      const child = tree.element(kid);
      return child ? collect(child) : [];
    }),
  ];
  return roots(tree).flatMap(collect);
}

function roots(tree: StructureTree): readonly PdfDict[] {
  return tree.kidsOf(tree.root).flatMap((kid) => tree.element(kid) ?? []);
}

function readMarks(open: OpenPdf, page: PdfDict): ReadonlyMap<number, string> {
  const fonts = page.getDict('Resources', open.resolve)?.getDict('Font', open.resolve);
  const known = new Map<string, FontText>();
  const fontText = (name: string): FontText => {
    const font = fonts?.getDict(name, open.resolve);
    if (!known.has(name)) known.set(name, font ? readFontText(open, font) : new Map());
    return known.get(name)!;
  };

  const bytes = pageContent(open, page);
  const text = new Map<number, string>();
  const openMarks: (number | undefined)[] = [];
  let current: FontText = new Map();
  const say = (words: string) => {
    const mcid = openMarks.at(-1);
    if (mcid !== undefined) text.set(mcid, (text.get(mcid) ?? '') + words);
  };
  let line = '';
  let replaced = 0; // how many marks deep inside an ActualText
  for (const operation of readOperations(bytes)) {
    if (operation.operator === 'BDC' || operation.operator === 'BMC') {
      const mcid = /\/MCID\s+(\d+)/.exec(operandText(bytes, operation, -1))?.[1];
      openMarks.push(mcid === undefined ? openMarks.at(-1) : Number(mcid));
      const actual = /\/ActualText\s*<FEFF([0-9A-F]*)>/i.exec(operandText(bytes, operation, -1))?.[1];
      if (replaced > 0) replaced += 1;
      else if (actual !== undefined) {
        say(decodeUtf16(actual));
        replaced = 1;
      }
    } else if (operation.operator === 'EMC') {
      openMarks.pop();
      if (replaced > 0) replaced -= 1;
    } else if (operation.operator === 'Tf') current = fontText(operandText(bytes, operation, 0).slice(1));
    else if (operation.operator === 'Tm') {
      const next = operandText(bytes, operation, 5);
      if (next !== line) say(' ');
      line = next;
    } else if (operation.operator === 'Tj' || operation.operator === 'TJ') {
      if (replaced === 0) say(decodeShown(operandText(bytes, operation, -1), current));
    }
  }
  return text;
}

function decodeShown(shown: string, font: FontText): string {
  const codes = [...shown.matchAll(/<([0-9a-f\s]*)>/gi)].flatMap(([, digits]) => digits!.match(/.{4}/g) ?? []);
  return codes.map((code) => font.get(code.toLowerCase()) ?? '\uFFFD').join('');
}
