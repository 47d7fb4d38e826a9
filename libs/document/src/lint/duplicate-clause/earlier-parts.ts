import { areNear, haveOneGist, sayTheSame, type Said } from './say-the-same.ts';

/** Of the parts that share a pair of neighbours, so many are looked at: a pair that more share tells none from another. */
const MOST_PARTS_OF_A_PAIR = 20;
/** Who says what two sentences say needs so much of their words. */
const LEAST_OF_BOTH = 0.7;

/**
 * The parts of a text by the pairs of neighbours they hold: comparing each with each would take the square of the time. A hash
 * table with chains in flat arrays, as it is filled anew after each edit.
 */
export class EarlierParts {
  private readonly whole = new Map<string, number>();
  private readonly byGist = new Map<number, number[]>();
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly codes: Int32Array;
  private readonly partOf: Int32Array;
  private readonly shared: Int32Array;
  private readonly parts: readonly Said[];
  private readonly areBeside: (part: number) => boolean;
  private size = 0;

  /** With `areBeside` a part may say what two say that stand side by side: whether the one at a place goes on in the next. */
  constructor(parts: readonly Said[], areBeside: (part: number) => boolean = () => false) {
    this.parts = parts;
    this.areBeside = areBeside;
    const pairs = parts.reduce((count, { pairCodes }) => count + pairCodes.length, 0);
    this.heads = new Int32Array(2 ** Math.ceil(Math.log2(2 * pairs + 2))).fill(-1);
    this.next = new Int32Array(pairs);
    this.codes = new Int32Array(pairs);
    this.partOf = new Int32Array(pairs);
    this.shared = new Int32Array(parts.length);
  }

  /**
   * The first of the parts asked about before that says the same as this one; -1 when none does, and then it is one to compare
   * the next with. Parts are asked about in their order.
   */
  sameAs(at: number): number {
    const said = this.parts[at] as Said;
    const near = this.whole.get(said.whole) ?? this.nearestSame(said);
    const same = near < 0 ? this.ofOneGist(said) : near;
    if (same < 0) this.add(at);
    return same;
  }

  private nearestSame(said: Said): number {
    const touched: number[] = [];
    for (const code of said.pairCodes) {
      let left = MOST_PARTS_OF_A_PAIR;
      for (let place = this.head(code); place >= 0 && left > 0; place = this.next[place] as number) {
        if (this.codes[place] !== code) continue;
        left--;
        const part = this.partOf[place] as number;
        if (this.shared[part] === 0) touched.push(part);
        (this.shared[part] as number)++;
      }
    }
    touched.sort((a, b) => a - b);
    const same =
      touched.find((part) => {
        const other = this.parts[part] as Said;
        return areNear(said, other, this.shared[part] as number) && sayTheSame(said, other);
      }) ?? touched.find((part) => this.isSaidByTwo(said, part));
    for (const part of touched) this.shared[part] = 0;
    return same ?? -1;
  }

  /** A part that is about the same, though no two of its words stand side by side as here. */
  private ofOneGist(said: Said): number {
    if (!said.gist) return -1;
    const seen = new Set<number>();
    for (const key of said.gist.keys)
      for (const part of this.byGist.get(key) ?? []) {
        if (seen.has(part)) continue;
        seen.add(part);
        if (haveOneGist(said, this.parts[part] as Said)) return part;
      }
    return -1;
  }

  /** `We tell both. We write to each.` says what `We tell both and write to each` says. */
  private isSaidByTwo(said: Said, part: number): boolean {
    const [first, second] = [this.shared[part] ?? 0, this.shared[part + 1] ?? 0];
    if (second === 0 || !this.areBeside(part)) return false;
    const [one, next] = [this.parts[part] as Said, this.parts[part + 1] as Said];
    // One of the two alone is not both.
    if (said.stems.length <= Math.max(one.stems.length, next.stems.length) + 1) return false;
    const both = {
      stems: [...one.stems, ...next.stems],
      whole: `${one.whole} ${next.whole}`,
      doer: one.doer,
      pairCodes: [...one.pairCodes, ...next.pairCodes],
      gist: undefined,
    };
    const isAll = said.stems.length >= LEAST_OF_BOTH * both.stems.length;
    return isAll && areNear(said, both, first + second) && sayTheSame(said, both);
  }

  /** Adds a part to those that later ones are compared with. */
  add(at: number): void {
    const { whole, pairCodes, gist } = this.parts[at] as Said;
    if (!this.whole.has(whole)) this.whole.set(whole, at);
    for (const key of gist?.keys ?? []) {
      const same = this.byGist.get(key);
      if (!same) this.byGist.set(key, [at]);
      else if (same.length < MOST_PARTS_OF_A_PAIR) same.push(at);
    }
    for (const code of pairCodes) {
      const slot = this.slot(code);
      this.next[this.size] = this.heads[slot] as number;
      this.codes[this.size] = code;
      this.partOf[this.size] = at;
      this.heads[slot] = this.size++;
    }
  }

  private head(code: number): number {
    return this.heads[this.slot(code)] as number;
  }

  private slot(code: number): number {
    return (code ^ (code >>> 15)) & (this.heads.length - 1);
  }
}
