/** A text has far fewer words than places where they stand. A text that is made to exhaust us may have more: then it begins anew. */
const MOST_KNOWN = 20_000;
/** No word that is written is longer, and no title by much. */
const LONGEST_KNOWN = 200;

/** What is found out about a word or a title, found once: they come again and again. */
export function byWord<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    if (word.length > LONGEST_KNOWN) return find(word);
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = find(word);
    known.set(word, found);
    return found;
  };
}
