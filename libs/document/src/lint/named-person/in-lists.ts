import { namesOf, type WrittenName } from '../names-in.ts';
import type { Sentence } from '../sentences.ts';

/** `East wing: Olga Example.`: a label, and right after it a name and no more. */
const LABELLED =
  /(?:^|[.;,] )[\p{L}\d ’'()/&-]{2,50}(?:[:=]|\s[–—-])\s*$|[“"‘][^“”"‘’]{2,40}[”"’] (?:means|is|refers to)\s+$/u;
const ENDS = /^(?:\s*\([^()]*\))?\s*(?:[.;,]|$)/;

/** Names that stand right after a label: all that such a line is for. */
export function labelledNames(sentence: Sentence): WrittenName[] {
  const { text } = sentence;
  return namesOf(sentence).filter(
    ({ index, length, words }) =>
      words >= 2 && LABELLED.test(text.slice(Math.max(0, index - 60), index)) && ENDS.test(text.slice(index + length)),
  );
}

/** Names at the head of an item of a list that is one of holders of an office. */
export function nameAtHead(sentence: Sentence): WrittenName | undefined {
  if (sentence.index > 0) return undefined;
  return namesOf(sentence).find(
    ({ index, length, words, title }) =>
      index === 0 &&
      (words >= 2 || title !== '') &&
      /^\s*(?:[(,:;–—-]|\.?$|is\b|in\b|of\b|at\b|and\b)/.test(sentence.text.slice(length)),
  );
}
