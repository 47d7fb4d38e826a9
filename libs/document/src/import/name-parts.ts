import { slugOf } from '../fill/slug-of.ts';

const SMALL_WORDS =
  /^(?:a|an|and|any|are|as|at|be|by|for|from|if|in|is|it|its|of|on|or|shall|should|that|the|their|they|this|to|will|with|which|when|all)$/i;
const MOST_WORDS = 5;

/** Gives ids made from words, each once: `x-` marks a part that a school wrote itself. */
export function partNamer(): (words: string) => string {
  const taken = new Set<string>();
  return (words) => {
    const all = words
      .replace(/[*_`]/g, '')
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    const telling = all.filter((word) => !SMALL_WORDS.test(word));
    const wanted = `x-${slugOf((telling.length > 0 ? telling : all).slice(0, MOST_WORDS).join(' '))}`;
    let id = wanted;
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
    taken.add(id);
    return id;
  };
}
