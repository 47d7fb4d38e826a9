import { numberOf, styleChain, type NumberPlace, type ParagraphStyles } from './paragraph-styles.ts';
import { elementsIn, first, isOn, valueOf } from './xml.ts';

interface Level {
  readonly format: string;
  /** `%1.%2`, with the counts to put in. */
  readonly text: string;
  readonly start: number;
  readonly legal: boolean;
  readonly style: string | undefined;
}

interface AbstractList {
  readonly levels: ReadonlyMap<number, Level>;
  readonly styleLink: string | undefined;
}

interface NumberedList {
  readonly abstractId: string;
  readonly starts: ReadonlyMap<number, number>;
}

interface Numbering {
  readonly abstract: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, NumberedList>;
}

/** What Word shows before a paragraph. */
export interface Label {
  /** `5.1`, `(a)`; empty for a bullet. */
  readonly text: string;
  readonly level: number;
}

/** Counts the paragraphs of a document as Word does (ECMA-376 17.9): asked once for each, in their order. */
export interface NumberCounter {
  label(paragraph: Element): Label | undefined;
}

/** A counter for a document with these numbering and style parts. */
export function numberCounter(part: Document | undefined, styles: ParagraphStyles): NumberCounter {
  const numbering = readNumbering(part);
  const counts = new Map<string, Map<number, number>>();
  const seen = new Set<string>();
  return {
    label: (paragraph) => {
      const place = placeOf(paragraph, styles, numbering);
      const list = place && resolve(numbering, place.numId, styles);
      if (!place || !list) return undefined;
      const level = list.abstract.levels.get(place.level);
      if (!level || level.format === 'none') return undefined;
      if (level.format === 'bullet') return { text: '', level: place.level };
      const own = counts.get(list.abstractId) ?? new Map<number, number>();
      counts.set(list.abstractId, own);
      if (!seen.has(place.numId)) {
        seen.add(place.numId);
        for (const [at, start] of list.starts) own.set(at, start - 1);
      }
      count(own, place.level, list.abstract);
      return { text: said(level, own, list.abstract), level: place.level };
    },
  };
}

function count(own: Map<number, number>, level: number, { levels }: AbstractList): void {
  for (let above = 0; above < level; above++) if (!own.has(above)) own.set(above, levels.get(above)?.start ?? 1);
  own.set(level, (own.get(level) ?? (levels.get(level)?.start ?? 1) - 1) + 1);
  for (const deeper of [...own.keys()]) if (deeper > level) own.delete(deeper);
}

function said(level: Level, own: ReadonlyMap<number, number>, { levels }: AbstractList): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = level.legal ? 'decimal' : (levels.get(at)?.format ?? 'decimal');
    return writeNumber(own.get(at) ?? levels.get(at)?.start ?? 1, format);
  });
}

function placeOf(paragraph: Element, styles: ParagraphStyles, numbering: Numbering): NumberPlace | undefined {
  const properties = first(paragraph, 'pPr');
  const chain = styleChain(styles, valueOf(first(properties, 'pStyle')));
  const styled = chain.find((style) => style.numId !== undefined);
  const numId = valueOf(first(properties, 'numPr', 'numId')) ?? styled?.numId;
  if (numId === undefined || numId === '0') return undefined;
  const own = numberOf(valueOf(first(properties, 'numPr', 'ilvl')));
  const level =
    own ??
    levelOfStyle(
      chain.map(({ id }) => id),
      numId,
      numbering,
    ) ??
    chain.find((style) => style.level !== undefined)?.level;
  return { numId, level: level ?? 0 };
}

/** A level may say which style it numbers. */
function levelOfStyle(ids: readonly string[], numId: string, { lists, abstract }: Numbering): number | undefined {
  const levels = abstract.get(lists.get(numId)?.abstractId ?? '')?.levels ?? new Map<number, Level>();
  return [...levels].find(([, { style }]) => style !== undefined && ids.includes(style))?.[0];
}

function resolve(
  { lists, abstract }: Numbering,
  numId: string,
  styles: ParagraphStyles,
): { abstractId: string; abstract: AbstractList; starts: ReadonlyMap<number, number> } | undefined {
  const list = lists.get(numId);
  const own = list && abstract.get(list.abstractId);
  if (!list || !own) return undefined;
  if (own.styleLink === undefined) return { abstractId: list.abstractId, abstract: own, starts: list.starts };
  const linked = lists.get(styles.get(own.styleLink)?.numId ?? '');
  const there = linked && abstract.get(linked.abstractId);
  return linked && there ? { abstractId: linked.abstractId, abstract: there, starts: list.starts } : undefined;
}

function readNumbering(part: Document | undefined): Numbering {
  const abstract = new Map<string, AbstractList>();
  const lists = new Map<string, NumberedList>();
  if (!part) return { abstract, lists };
  for (const element of elementsIn(part.documentElement)) {
    if (element.localName === 'abstractNum') {
      const levels = elementsIn(element, 'lvl').map(
        (level, at) => [numberOf(valueOf(level, 'ilvl')) ?? at, readLevel(level)] as const,
      );
      abstract.set(valueOf(element, 'abstractNumId') ?? '', {
        levels: new Map(levels),
        styleLink: valueOf(first(element, 'numStyleLink')),
      });
    } else if (element.localName === 'num') {
      const starts = elementsIn(element, 'lvlOverride').flatMap((override) => {
        const start = numberOf(valueOf(first(override, 'startOverride')));
        return start === undefined ? [] : [[numberOf(valueOf(override, 'ilvl')) ?? 0, start] as const];
      });
      lists.set(valueOf(element, 'numId') ?? '', {
        abstractId: valueOf(first(element, 'abstractNumId')) ?? '',
        starts: new Map(starts),
      });
    }
  }
  return { abstract, lists };
}

function readLevel(level: Element): Level {
  return {
    format: valueOf(first(level, 'numFmt')) ?? 'decimal',
    text: valueOf(first(level, 'lvlText')) ?? '',
    start: numberOf(valueOf(first(level, 'start'))) ?? 1,
    legal: isOn(first(level, 'isLgl')),
    style: valueOf(first(level, 'pStyle')),
  };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function writeNumber(value: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    // After z come aa, bb, as Word counts.
    const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(9, Math.floor((value - 1) / 26) + 1));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    const roman = romanOf(value);
    return format === 'upperRoman' ? roman.toUpperCase() : roman;
  }
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

function romanOf(value: number): string {
  let left = Math.min(value, 3999);
  let written = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      written += sign;
      left -= worth;
    }
  }
  return written;
}
