import { nearness, vectorOfStem, weightOfStem } from '../../word-vectors/word-vectors.ts';

/** What a part says in passing counts for a little less than its title. */
const OF_THE_TEXT = 0.9;
/** A word of so much weight says what is meant. */
const WEIGHTY = 0.4;

type Stems = ReadonlySet<string>;

/** The words of a part and of those inside it: of titles, and all others. */
export interface PartWords {
  readonly titles: readonly Stems[];
  readonly texts: readonly Stems[];
}

/** How well a part answers to what is said, by what words mean. */
export interface Fit {
  /** How near its nearest words are to all that is said, on average. */
  readonly all: number;
  /** And to the word that it answers to best. */
  readonly best: number;
}

export function fitOf(said: readonly string[], { titles, texts }: PartWords): Fit {
  let [sum, weights, best] = [0, 0, -1];
  for (const stem of said) {
    let near = -1;
    for (const title of titles) near = Math.max(near, nearest(stem, title));
    for (const text of texts) near = Math.max(near, OF_THE_TEXT * nearest(stem, text));
    const weight = weightOfStem(stem);
    sum += weight * near;
    weights += weight;
    best = Math.max(best, Math.min(1, weight / WEIGHTY) * near);
  }
  return weights === 0 ? { all: 0, best: 0 } : { all: sum / weights, best };
}

/** How near all that is said is to all that a part says. */
export function wholeFit(said: readonly string[], { titles, texts }: PartWords): number {
  const [one, other] = [sumOf(said), sumOf(new Set([...titles, ...texts].flatMap((stems) => [...stems])))];
  const length = Math.sqrt(nearness(one, one) * nearness(other, other));
  return length === 0 ? 0 : nearness(one, other) / length;
}

/** What was asked of a part stays found: after an edit most parts are the ones they were. */
const found = new WeakMap<Stems, Map<string, number>>();

/** How near a word is to the nearest of several; of no word, or of one that is not known, it is neither near nor far. */
function nearest(stem: string, words: Stems): number {
  if (words.has(stem)) return 1;
  const vector = vectorOfStem(stem);
  if (!vector || words.size === 0) return 0;
  const known = found.get(words) ?? new Map<string, number>();
  found.set(words, known);
  const before = known.get(stem);
  if (before !== undefined) return before;
  let most = -1;
  for (const word of words) {
    const other = vectorOfStem(word);
    most = Math.max(most, other ? nearness(vector, other) : 0);
  }
  known.set(stem, most);
  return most;
}

function sumOf(stems: Iterable<string>): Float32Array {
  let sum = new Float32Array(0);
  for (const stem of stems) {
    const vector = vectorOfStem(stem);
    if (!vector) continue;
    if (sum.length === 0) sum = new Float32Array(vector.length);
    const weight = weightOfStem(stem);
    vector.forEach((value, at) => (sum[at] = (sum[at] as number) + weight * value));
  }
  return sum;
}
