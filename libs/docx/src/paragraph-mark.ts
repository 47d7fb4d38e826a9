import type { Label } from './count-numbers.ts';

/** Private-use signs that carry what Word knows of a paragraph through mammoth, as the first text of the paragraph. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /^\uE000([^\uE001]*)\uE001/;

/** What Word knows of a paragraph besides its words. */
export interface ParagraphFacts {
  /** 0 for the document's title, 1 for a heading of the first level. */
  readonly heading?: number;
  readonly label?: Label;
}

/** The mark of a paragraph; empty when there is nothing to carry. */
export function writeMark({ heading, label }: ParagraphFacts): string {
  if (heading === undefined && label === undefined) return '';
  return `${OPEN}${JSON.stringify([heading ?? null, label?.level ?? null, label?.text ?? null])}${CLOSE}`;
}

/** The facts of a paragraph and its text without the mark. */
export function readMark(text: string): { readonly facts: ParagraphFacts; readonly text: string } {
  const [mark = '', inside] = MARK.exec(text) ?? [];
  if (inside === undefined) return { facts: {}, text };
  const [heading, level, label] = JSON.parse(inside) as [number | null, number | null, string | null];
  return {
    facts: {
      ...(heading === null ? {} : { heading }),
      ...(level === null || label === null ? {} : { label: { level, text: label } }),
    },
    text: text.slice(mark.length),
  };
}

/** A text of the file without signs that could be taken for a mark. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '\uFFFD');
}
