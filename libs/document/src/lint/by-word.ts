/** A text has far fewer words than places where they stand. A text that is made to exhaust us may have more: then it begins anew. */
const MOST_KNOWN = 20_000;

/** What is found out about a word, found once: words come again and again. */
export function byWord<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = find(word);
    known.set(word, found);
    return found;
  };
}
