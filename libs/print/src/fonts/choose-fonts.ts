import { PrintError } from '../print-error.ts';
import { type FontSubset } from './font-shelf.ts';

/** Drawn by nothing: joiners, direction marks, variation selectors, soft hyphens, byte-order marks, controls, spaces of any width. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]$/u;

export interface ChosenFonts {
  /** `@font-face` rules for the subsets that are needed, and no others. */
  readonly css: string;
  /** Value of `font-family`. */
  readonly stack: string;
}

/**
 * Chooses the shipped files that a document's characters need.
 * A character that none of them can draw refuses the whole document: Chromium would print an empty box, or nothing.
 */
export function chooseFonts(shelf: readonly FontSubset[], text: string): ChosenFonts {
  const chosen = new Set<FontSubset>(shelf.slice(0, 1));
  const missing: string[] = [];
  for (const character of distinctCharacters(text)) {
    const codePoint = character.codePointAt(0)!;
    const subset = shelf.find((candidate) => candidate.characters.has(codePoint));
    if (subset) chosen.add(subset);
    else if (!INVISIBLE.test(character)) missing.push(character);
  }
  if (missing.length > 0) throw missingGlyphs(missing);
  const families = new Set(shelf.map((subset) => `"${subset.family}"`));
  return { css: [...chosen].map((subset) => subset.css).join('\n'), stack: [...families].join(',') };
}

function missingGlyphs(characters: readonly string[]): PrintError {
  const said = characters
    .slice(0, 10)
    .map((character) => `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`);
  const more = characters.length > 10 ? ` and ${characters.length - 10} more` : '';
  return new PrintError(
    'MISSING_GLYPHS',
    `These characters cannot be printed with the fonts we ship: ${said.join(', ')}${more}.`,
  );
}

/** The characters of HTML source; references such as `&#x653F;` count as what they stand for. */
function distinctCharacters(html: string): ReadonlySet<string> {
  const characters = new Set(html);
  for (const [, hexadecimal, decimal] of html.matchAll(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi)) {
    const codePoint = hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal);
    if (codePoint <= 0x10ffff) characters.add(String.fromCodePoint(codePoint));
  }
  return characters;
}
