import { convertDocx } from './convert-docx.ts';
import { DocxRefusal } from './docx-refusal.ts';
import type { DocxReading } from './types.ts';

const starts = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** Reads a file by what it is, not by what it is called: Word (.docx), or text in the forms that editors write. */
export async function readFile(bytes: Uint8Array): Promise<DocxReading> {
  if (starts(bytes, 0x50, 0x4b) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return convertDocx(bytes);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) {
    throw new DocxRefusal('It is a PDF.', 'Bring in the Word file it was made from, or copy its text and paste that.');
  }
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) {
    throw new DocxRefusal('It is a rich text file (.rtf).', 'Open it in Word and save it as .docx.');
  }
  return { text: decodeText(bytes), notices: [] };
}

/** UTF-8, UTF-16 by its mark, else the Windows code page that older editors write. */
function decodeText(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.includes(0)) {
      throw new DocxRefusal('It is not a text.', 'Bring in a Word file (.docx), plain text or Markdown.');
    }
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
