import { slugOf } from '../fill/slug-of.ts';

const SMALL_WORDS =
  /^(?:a|an|and|any|are|as|at|be|by|for|from|if|in|is|it|its|of|on|or|shall|should|that|the|their|they|this|to|will|with|which|when|all)$/i;
const MOST_WORDS = 5;

/** Gives ids made from words, each once: `x-` marks a part that a school wrote itself. */
export function partNamer(): (words: string) => string {
  /** How often each id was wanted. */
  const taken = new Map<string, number>();
  return (words) => {
    const all = words
      .replace(/[*_`]/g, '')
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    const telling = all.filter((word) => !SMALL_WORDS.test(word));
    const wanted = `x-${slugOf((telling.length > 0 ? telling : all).slice(0, MOST_WORDS).join(' '))}`;
    return freeName(wanted, taken);
  };
}

/** `wanted`, or the next free of `wanted-2`, `wanted-3` …; `taken` knows the last count of each, so that a thousand alike cost no more. */
export function freeName(wanted: string, taken: Map<string, number>): string {
  let count = (taken.get(wanted) ?? 0) + 1;
  let name = count === 1 ? wanted : `${wanted}-${count}`;
  while (count > 1 && taken.has(name)) name = `${wanted}-${++count}`;
  taken.set(wanted, count);
  if (count > 1) taken.set(name, 1);
  return name;
}
