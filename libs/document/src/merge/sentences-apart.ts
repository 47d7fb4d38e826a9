import { type Sides } from './sides.ts';

/** Where a sentence ends, and where something begins that can be no part of the one before: an item, a row, a heading, a paragraph. */
const BETWEEN = /(?<=[.!?:;])\s+|\n\s*\n|\n(?=[ \t]*(?:[-*+|#]|\d{1,9}[.)]))/;

/**
 * Whether no sentence of the base was changed by both sides. A sentence that stands elsewhere word for word was not changed: it
 * may have gone into another item of a list while the other side put in a word.
 */
export function sentencesApart({ base, ours, theirs }: Sides<string>): boolean {
  const before = countOf(base);
  const [here, there] = [folded(ours), folded(theirs)];
  for (const [sentence, times] of before) {
    if (timesIn(here, sentence) < times && timesIn(there, sentence) < times) return false;
  }
  return true;
}

function countOf(text: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const part of text.split(BETWEEN)) {
    const sentence = folded(part);
    if (sentence !== '') times.set(sentence, (times.get(sentence) ?? 0) + 1);
  }
  return times;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function timesIn(text: string, sentence: string): number {
  let times = 0;
  for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + sentence.length)) times++;
  return times;
}
