import { operandText, type Operation } from './content-tokens.ts';

const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);

/** Counts how often glyph 0, the empty box, is shown in a font with two-byte codes (all that Chromium embeds for text). */
export function countMissingGlyphs(
  bytes: Buffer,
  operations: readonly Operation[],
  isTwoByteFont: (name: string) => boolean,
): number {
  let twoByte = false;
  let missing = 0;
  for (const operation of operations) {
    if (operation.operator === 'Tf') twoByte = isTwoByteFont(operandText(bytes, operation, 0).slice(1));
    else if (twoByte && SHOWS_TEXT.has(operation.operator)) missing += zeroGlyphs(operandText(bytes, operation, -1));
  }
  return missing;
}

function zeroGlyphs(shown: string): number {
  const plain = shown.replace(/\s/g, '');
  if (!plain.includes('0000')) return 0; // nearly always
  let count = 0;
  for (const [, digits = ''] of plain.matchAll(/<([0-9A-Fa-f]*)>/g)) {
    count += digits.match(/.{4}/g)?.filter((code) => code === '0000').length ?? 0;
  }
  return count;
}
