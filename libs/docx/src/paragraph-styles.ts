import { elementsIn, first, isOn, valueOf } from './xml.ts';

export interface NumberPlace {
  readonly numId: string;
  readonly level: number;
}

export interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly numId: string | undefined;
  readonly level: number | undefined;
  /** 0 for a heading of the first level. */
  readonly outline: number | undefined;
}

export type ParagraphStyles = ReadonlyMap<string, ParagraphStyle>;

const MOST_ANCESTORS = 20;

/** The paragraph styles of `styles.xml`; without the part, none. */
export function readParagraphStyles(part: Document | undefined): ParagraphStyles {
  const styles = new Map<string, ParagraphStyle>();
  if (!part) return styles;
  for (const element of elementsIn(part.documentElement, 'style')) {
    const id = valueOf(element, 'styleId');
    if (id === undefined || valueOf(element, 'type') === 'character') continue;
    const properties = first(element, 'pPr');
    styles.set(id, {
      id,
      name: valueOf(first(element, 'name')) ?? id,
      basedOn: valueOf(first(element, 'basedOn')),
      numId: valueOf(first(properties, 'numPr', 'numId')),
      level: numberOf(valueOf(first(properties, 'numPr', 'ilvl'))),
      outline: numberOf(valueOf(first(properties, 'outlineLvl'))),
    });
  }
  return styles;
}

/** Ids of the styles whose words are not shown. */
export function readHidingStyles(part: Document | undefined): ReadonlySet<string> {
  const hiding = new Set<string>();
  for (const element of part ? elementsIn(part.documentElement, 'style') : []) {
    const id = valueOf(element, 'styleId');
    const isHiding = isOn(first(element, 'rPr', 'vanish')) || hiding.has(valueOf(first(element, 'basedOn')) ?? '');
    if (id !== undefined && isHiding) hiding.add(id);
  }
  return hiding;
}

/** A style and those it is based on, nearest first. */
export function styleChain(styles: ParagraphStyles, id: string | undefined): ParagraphStyle[] {
  const chain: ParagraphStyle[] = [];
  let at = id === undefined ? undefined : styles.get(id);
  while (at && chain.length < MOST_ANCESTORS && !chain.includes(at)) {
    chain.push(at);
    at = at.basedOn === undefined ? undefined : styles.get(at.basedOn);
  }
  return chain;
}

/** The heading level of a paragraph, 1 for the first, 0 for a document's title, undefined for plain text. */
export function headingLevel(paragraph: Element, styles: ParagraphStyles): number | undefined {
  const properties = first(paragraph, 'pPr');
  const own = numberOf(valueOf(first(properties, 'outlineLvl')));
  const chain = styleChain(styles, valueOf(first(properties, 'pStyle')));
  if (chain.some(({ name }) => /^title$/i.test(name))) return 0;
  const outline = own ?? chain.find((style) => style.outline !== undefined)?.outline ?? namedLevel(chain);
  return outline === undefined || outline > 8 ? undefined : outline + 1;
}

/** Files that other programs write may name `heading 2` without its outline level. */
function namedLevel(chain: readonly ParagraphStyle[]): number | undefined {
  const level = chain.map(({ name }) => /^heading ([1-9])$/i.exec(name)?.[1]).find((found) => found !== undefined);
  return level === undefined ? undefined : Number(level) - 1;
}

/** A whole number, or undefined for anything else. */
export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
