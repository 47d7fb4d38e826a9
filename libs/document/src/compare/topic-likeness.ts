/** A text by its topic words: how often each, weighed by how rare it is. */
export interface TopicVector {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/** How much each topic word tells: one that stands in many units of both texts tells little. */
export function wordWeights(units: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const words of units) for (const word of new Set(words)) holders.set(word, (holders.get(word) ?? 0) + 1);
  return new Map([...holders].map(([word, count]) => [word, Math.log((1 + units.length) / count)]));
}

/** The vector of some topic words. */
export function topicVector(words: readonly string[], worth: ReadonlyMap<string, number>): TopicVector {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let square = 0;
  const weights = new Map<string, number>();
  for (const [word, count] of counts) {
    const weight = (1 + Math.log(count)) * (worth.get(word) ?? 0);
    weights.set(word, weight);
    square += weight * weight;
  }
  return { weights, length: Math.sqrt(square) };
}

/** Cosine of two vectors, 0 to 1, and how many words they share. */
export function topicLikeness(a: TopicVector, b: TopicVector): { readonly likeness: number; readonly shared: number } {
  if (a.length === 0 || b.length === 0) return { likeness: 0, shared: 0 };
  const [small, large] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let [product, shared] = [0, 0];
  for (const [word, weight] of small.weights) {
    const other = large.weights.get(word);
    if (other === undefined) continue;
    product += weight * other;
    shared += 1;
  }
  return { likeness: product / (a.length * b.length), shared };
}
