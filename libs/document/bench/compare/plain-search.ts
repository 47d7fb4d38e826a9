import MiniSearch from 'minisearch';
import type { Alignment, LabelledPair } from './read-pairs.ts';

/**
 * The plain peer: each clause of the base is looked up among those of the other policy by a search library (BM25), and the best
 * hit answers it when it is good enough.
 */
export function searchAlignment({ baseWords, otherWords }: LabelledPair, leastShare: number): Alignment {
  const search = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  search.addAll([...otherWords].map(([id, text]) => ({ id, text })));
  // A clause against itself is the most that its words can score: what counts is the share of that.
  const own = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  own.addAll([...otherWords, ...baseWords].map(([id, text]) => ({ id, text })));
  const answers = new Map<string, string[]>();
  for (const [label, words] of baseWords) {
    const [best] = search.search(words);
    const most = own.search(words).find(({ id }) => id === label)?.score ?? 0;
    if (best && most > 0 && best.score / most >= leastShare) answers.set(label, [String(best.id)]);
  }
  return { answers };
}
