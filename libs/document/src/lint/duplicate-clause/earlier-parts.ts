import { areNear, haveOneGist, haveOneWording, sayTheSame, type Said } from './say-the-same.ts';

/** Of the parts that share a pair of neighbours, so many are looked at: a pair that more share tells none from another. */
const MOST_PARTS_OF_A_PAIR = 20;
/** Who says what two sentences say needs so much of their words. */
const LEAST_OF_BOTH = 0.7;

/** Two of one gist differ in two roots at most: of the five rarest they have three in common, and so three pairs of them. */
const KEYS_OF_ONE_GIST = 3;

/**
 * The parts of a text by the pairs of neighbours they hold, and by those of their rarest roots: comparing each with each would take
 * the square of the time.
 */
export class EarlierParts {
  private readonly byWhole = new Map<number, number>();
  private readonly byPair: PartsByCode;
  private readonly byGist: PartsByCode;
  private readonly parts: readonly Said[];
  private readonly areBeside: (part: number) => boolean;

  /** With `areBeside` a part may say what two say that stand side by side: whether the one at a place goes on in the next. */
  constructor(parts: readonly Said[], areBeside: (part: number) => boolean = () => false) {
    this.parts = parts;
    this.areBeside = areBeside;
    this.byPair = new PartsByCode(parts.map(({ pairCodes }) => pairCodes));
    this.byGist = new PartsByCode(parts.map(({ gist }) => gist?.keys ?? []));
  }

  /**
   * The first of the parts asked about before that says the same as this one; -1 when none does, and then it is one to compare
   * the next with. Parts are asked about in their order.
   */
  sameAs(at: number): number {
    const said = this.parts[at] as Said;
    const whole = this.byWhole.get(said.code);
    const isWhole = whole !== undefined && this.parts[whole]?.whole() === said.whole();
    const near = isWhole ? whole : this.nearestSame(at);
    const same = near < 0 ? this.ofOneGist(at) : near;
    if (same < 0) this.add(at);
    return same;
  }

  private nearestSame(at: number): number {
    const said = this.parts[at] as Said;
    const same = this.byPair.sharedWith(
      at,
      (touched, shared) =>
        touched.find((part) => {
          const other = this.parts[part] as Said;
          return areNear(said, other, shared(part)) && sayTheSame(said, other);
        }) ?? touched.find((part) => this.isSaidByTwo(said, part, shared)),
    );
    return same ?? -1;
  }

  /** A part that is about the same, though no two of its words stand side by side as here. */
  private ofOneGist(at: number): number {
    const said = this.parts[at] as Said;
    const fewest = Math.min(KEYS_OF_ONE_GIST, said.gist?.keys.length ?? 0);
    const same = this.byGist.sharedWith(at, (touched, shared) =>
      touched.find((part) => {
        const other = this.parts[part] as Said;
        return shared(part) >= fewest && (haveOneGist(said, other) || haveOneWording(said, other));
      }),
    );
    return same ?? -1;
  }

  /** `We tell both. We write to each.` says what `We tell both and write to each` says. */
  private isSaidByTwo(said: Said, part: number, shared: Shared): boolean {
    const [first, second] = [shared(part), shared(part + 1)];
    if (second === 0 || !this.areBeside(part)) return false;
    const [one, next] = [this.parts[part] as Said, this.parts[part + 1] as Said];
    // One of the two alone is not both.
    if (said.stems.length <= Math.max(one.stems.length, next.stems.length) + 1) return false;
    const both = {
      stems: [...one.stems, ...next.stems],
      doer: one.doer,
      pairCodes: [...one.pairCodes, ...next.pairCodes],
    };
    const isAll = said.stems.length >= LEAST_OF_BOTH * both.stems.length;
    return isAll && areNear(said, both, first + second) && sayTheSame(said, both);
  }

  /** Adds a part to those that later ones are compared with. */
  private add(at: number): void {
    const { code } = this.parts[at] as Said;
    if (!this.byWhole.has(code)) this.byWhole.set(code, at);
    this.byPair.add(at);
    this.byGist.add(at);
  }
}

/** How many codes a part shares with the one that is asked about. */
type Shared = (part: number) => number;

/** Parts by the codes they hold: a hash table with chains in flat arrays, as it is filled anew after each edit. */
class PartsByCode {
  private readonly codesOf: readonly (readonly number[])[];
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly codes: Int32Array;
  private readonly partOf: Int32Array;
  private readonly shared: Int32Array;
  private size = 0;

  constructor(codesOf: readonly (readonly number[])[]) {
    this.codesOf = codesOf;
    const count = codesOf.reduce((sum, { length }) => sum + length, 0);
    this.heads = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2))).fill(-1);
    this.next = new Int32Array(count);
    this.codes = new Int32Array(count);
    this.partOf = new Int32Array(count);
    this.shared = new Int32Array(codesOf.length + 1);
  }

  add(part: number): void {
    for (const code of this.codesOf[part] ?? []) {
      const slot = this.slot(code);
      this.next[this.size] = this.heads[slot] as number;
      this.codes[this.size] = code;
      this.partOf[this.size] = part;
      this.heads[slot] = this.size++;
    }
  }

  /** Picks among the parts, in their order, that share a code with this one. */
  sharedWith<Picked>(part: number, pick: (touched: readonly number[], shared: Shared) => Picked): Picked {
    const touched: number[] = [];
    for (const code of this.codesOf[part] ?? []) {
      let left = MOST_PARTS_OF_A_PAIR;
      for (
        let place = this.heads[this.slot(code)] as number;
        place >= 0 && left > 0;
        place = this.next[place] as number
      ) {
        if (this.codes[place] !== code) continue;
        left--;
        const other = this.partOf[place] as number;
        if (this.shared[other] === 0) touched.push(other);
        (this.shared[other] as number)++;
      }
    }
    touched.sort((a, b) => a - b);
    const picked = pick(touched, (other) => this.shared[other] as number);
    for (const other of touched) this.shared[other] = 0;
    return picked;
  }

  private slot(code: number): number {
    return (code ^ (code >>> 15)) & (this.heads.length - 1);
  }
}
