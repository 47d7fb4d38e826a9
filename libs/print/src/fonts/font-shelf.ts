import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCharacterMap } from './character-map.ts';
import { readWoffTable } from './woff.ts';

/** One package of @fontsource and what of it we print with. */
export interface FontPackage {
  readonly name: string;
  readonly family: string;
  /** File subsets in the order they are asked: `noto-sans-latin-400-normal.woff2` is subset `latin`. */
  readonly subsets: readonly string[];
  readonly cuts: readonly FontCut[];
}

export interface FontCut {
  readonly weight: 400 | 700;
  readonly style: 'normal' | 'italic';
}

const REGULAR: FontCut = { weight: 400, style: 'normal' };
const BOLD: FontCut = { weight: 700, style: 'normal' };
const ITALIC: FontCut = { weight: 400, style: 'italic' };
const BOLD_ITALIC: FontCut = { weight: 700, style: 'italic' };

/** What ships with us: Latin, Greek, Cyrillic, Devanagari, Vietnamese, Arabic and Urdu, arrows, symbols, emoji in one colour. */
export const SHIPPED_FONTS: readonly FontPackage[] = [
  {
    name: '@fontsource/noto-sans',
    family: 'Noto Sans',
    subsets: ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'devanagari'],
    cuts: [REGULAR, BOLD, ITALIC, BOLD_ITALIC],
  },
  { name: '@fontsource/noto-sans-arabic', family: 'Noto Sans Arabic', subsets: ['arabic'], cuts: [REGULAR, BOLD] },
  // Arrows and comparison signs, which Noto Sans as packaged leaves out.
  { name: '@fontsource/noto-sans-math', family: 'Noto Sans Math', subsets: ['latin'], cuts: [REGULAR] },
  {
    name: '@fontsource/noto-sans-symbols-2',
    family: 'Noto Sans Symbols 2',
    subsets: ['symbols', 'math'],
    cuts: [REGULAR],
  },
  // The undivided file: a sequence joined by U+200D is drawn as one picture only when one file holds all its parts.
  { name: '@fontsource/noto-emoji', family: 'Noto Emoji', subsets: ['emoji'], cuts: [REGULAR] },
];

/** One subset of one family: its characters and its files. */
export class FontSubset {
  readonly family: string;
  readonly subset: string;
  readonly #folder: string;
  readonly #cuts: readonly FontCut[];
  readonly #earlier: readonly FontSubset[];
  #characters: ReadonlySet<number> | undefined;
  #css: string | undefined;

  constructor(fontPackage: FontPackage, subset: string, earlier: readonly FontSubset[]) {
    this.#earlier = earlier;
    this.family = fontPackage.family;
    this.subset = subset;
    this.#cuts = fontPackage.cuts;
    this.#folder = join(dirname(createRequire(import.meta.url).resolve(`${fontPackage.name}/package.json`)), 'files');
  }

  /**
   * Code points it has glyphs for and the family's earlier subsets have not: `latin-ext` holds the plain letters too,
   * and a word drawn half from one file and half from another loses its kerning.
   */
  get characters(): ReadonlySet<number> {
    this.#characters ??= new Set(
      [...this.#readCharacters()].filter(
        (codePoint) => !this.#earlier.some((subset) => subset.characters.has(codePoint)),
      ),
    );
    return this.#characters;
  }

  /** `@font-face` rules with the files inside as data URLs, restricted to the subset's own characters. */
  get css(): string {
    this.#css ??= this.#cuts.map((cut) => this.#face(cut)).join('\n');
    return this.#css;
  }

  /** The regular cut as WOFF 1.0. */
  readWoff(): Buffer {
    return readFileSync(join(this.#folder, `${this.#fileName(REGULAR)}.woff`));
  }

  #readCharacters(): ReadonlySet<number> {
    const cmap = readWoffTable(this.readWoff(), 'cmap');
    return cmap ? readCharacterMap(cmap) : new Set();
  }

  #face(cut: FontCut): string {
    const data = readFileSync(join(this.#folder, `${this.#fileName(cut)}.woff2`)).toString('base64');
    return (
      `@font-face{font-family:"${this.family}";font-weight:${cut.weight};font-style:${cut.style};` +
      `src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${unicodeRange(this.characters)}}`
    );
  }

  #fileName(cut: FontCut): string {
    return `${this.family.toLowerCase().replaceAll(' ', '-')}-${this.subset}-${cut.weight}-${cut.style}`;
  }
}

/** Opens the packages' subsets in the order in which a character looks for its glyph. */
export function openFontShelf(packages: readonly FontPackage[]): readonly FontSubset[] {
  return packages.flatMap((fontPackage) => {
    const family: FontSubset[] = [];
    for (const subset of fontPackage.subsets) family.push(new FontSubset(fontPackage, subset, [...family]));
    return family;
  });
}

function unicodeRange(characters: ReadonlySet<number>): string {
  const sorted = [...characters].sort((one, other) => one - other);
  const ranges: string[] = [];
  for (let index = 0; index < sorted.length; index += 1) {
    const start = sorted[index]!;
    let end = start;
    while (sorted[index + 1] === end + 1) {
      end += 1;
      index += 1;
    }
    ranges.push(start === end ? `U+${start.toString(16)}` : `U+${start.toString(16)}-${end.toString(16)}`);
  }
  return ranges.join(',');
}
