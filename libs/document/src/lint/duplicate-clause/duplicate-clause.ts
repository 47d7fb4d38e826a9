import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { areNear, saidIn, sayTheSame, type Said } from './say-the-same.ts';

const FEWEST_WORDS = 8;
/** A pair of neighbours that this many parts share tells none from another. */
const MOST_PARTS_OF_A_PAIR = 20;

interface Earlier {
  readonly name: string;
  readonly said: Said;
}

/** Two parts that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const words = ownWords(desk);
    const known = knownParts();
    return desk.index.flatMap((entry): Finding[] => {
      const own = words.get(entry.id) ?? [];
      if (own.length < FEWEST_WORDS || entry.kind === 'preamble') return [];
      const said = saidIn(own);
      const earlier = known.sameAs(said);
      if (!earlier) {
        known.add({ name: entry.number || entry.id, said });
        return [];
      }
      return [
        {
          severity: 'warning',
          message: `This says the same as ${earlier.name}.`,
          advice: 'Keep one of them and refer to it with `:see[id]`.',
          ...firstLineOf(desk, entry.start),
        },
      ];
    });
  },
};

/** The parts seen so far, found by what they share: comparing each with each would take the square of the time. */
function knownParts(): { add: (part: Earlier) => void; sameAs: (said: Said) => Earlier | undefined } {
  const whole = new Map<string, Earlier>();
  const byPair = new Map<string, Earlier[]>();
  return {
    add: (part) => {
      whole.set(part.said.stems.join(' '), part);
      for (const pair of new Set(part.said.pairs)) {
        const parts = byPair.get(pair);
        if (!parts) byPair.set(pair, [part]);
        else if (parts.length < MOST_PARTS_OF_A_PAIR) parts.push(part);
      }
    },
    sameAs: (said) => {
      const same = whole.get(said.stems.join(' '));
      if (same) return same;
      const shared = new Map<Earlier, number>();
      for (const pair of new Set(said.pairs))
        for (const part of byPair.get(pair) ?? []) shared.set(part, (shared.get(part) ?? 0) + 1);
      for (const [part, count] of shared)
        if (areNear(said, part.said, count) && sayTheSame(said, part.said)) return part;
      return undefined;
    },
  };
}

/** The words of each part as they are read, its title and what belongs to parts inside it left out. */
function ownWords({ document, prose }: LintDesk): ReadonlyMap<string, readonly string[]> {
  const partAt = partFinder(document);
  const words = new Map<string, string[]>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part || block.start < part.bodyStart) continue;
    const own = words.get(part.id) ?? [];
    for (const [word] of block.text.toLowerCase().matchAll(/[\p{L}\p{N}£%\uFFFC]+/gu)) own.push(word);
    words.set(part.id, own);
  }
  return words;
}
