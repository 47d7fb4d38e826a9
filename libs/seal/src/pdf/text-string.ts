import { PdfString } from '@libpdf/core';

/**
 * A PDF text string, always UTF-16 and always written in hexadecimal.
 *
 * Hexadecimal needs no escaping and can hold no syntax: a reason such as "/ByteRange [0 1 2 3]" or one with unbalanced
 * brackets is only ever text, also to readers that search the file instead of parsing it.
 */
export function textString(text: string): PdfString {
  const units = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return PdfString.fromBytes(new Uint8Array(units));
}

/** An instant as PDF writes dates, in UTC. */
export function dateString(at: Date): PdfString {
  const digits = at.toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return PdfString.fromString(`D:${digits}+00'00'`);
}
