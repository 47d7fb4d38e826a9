import { PdfStream, type PdfDict } from '@libpdf/core';
import { type OpenPdf } from '../src/finish/open-pdf.ts';

/** Code of a two-byte font to the characters it stands for. */
export type FontText = ReadonlyMap<string, string>;

/** Reads a font's ToUnicode map (ISO 32000-1, 9.10.3), which is what copying, searching and screen readers go by. */
export function readFontText(open: OpenPdf, font: PdfDict): FontText {
  const stream = open.value(font.get('ToUnicode'));
  const map = new Map<string, string>();
  if (!(stream instanceof PdfStream)) return map;
  const cmap = Buffer.from(stream.getDecodedData()).toString('latin1');
  for (const [, block] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code, text] of block!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      map.set(code!.toLowerCase(), decodeUtf16(text!));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, first, last, text] of block!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      const start = parseInt(first!, 16);
      const base = decodeUtf16(text!);
      const tail = base.codePointAt(base.length - 1)!;
      for (let code = start; code <= parseInt(last!, 16); code += 1) {
        map.set(code.toString(16).padStart(4, '0'), base.slice(0, -1) + String.fromCodePoint(tail + code - start));
      }
    }
  }
  return map;
}

/** Text of hexadecimal UTF-16, big end first. */
export function decodeUtf16(hexadecimal: string): string {
  return Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le');
}
