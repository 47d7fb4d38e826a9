import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
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
    const blocks = ownBlocks(desk);
    const known = knownParts();
    return desk.index.flatMap((entry): Finding[] => {
      const said = saidInBlocks(blocks.get(entry.id) ?? []);
      if (!said || entry.kind === 'preamble') return [];
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
      for (const pair of part.said.differentPairs) {
        const parts = byPair.get(pair);
        if (!parts) byPair.set(pair, [part]);
        else if (parts.length < MOST_PARTS_OF_A_PAIR) parts.push(part);
      }
    },
    sameAs: (said) => {
      const same = whole.get(said.stems.join(' '));
      if (same) return same;
      const shared = new Map<Earlier, number>();
      for (const pair of said.differentPairs)
        for (const part of byPair.get(pair) ?? []) shared.set(part, (shared.get(part) ?? 0) + 1);
      for (const [part, count] of shared)
        if (areNear(said, part.said, count) && sayTheSame(said, part.said)) return part;
      return undefined;
    },
  };
}

interface SaidInBlocks {
  readonly blocks: readonly Prose[];
  readonly said: Said | undefined;
}
/** By the first block of a part: after an edit most parts have the blocks they had. */
const known = new WeakMap<Prose, SaidInBlocks>();

/** What the blocks of a part say; undefined when that is too little to compare. */
function saidInBlocks(blocks: readonly Prose[]): Said | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  const before = known.get(first);
  if (before?.blocks.length === blocks.length && before.blocks.every((block, at) => block === blocks[at]))
    return before.said;
  const words = blocks.flatMap((block) => block.text.toLowerCase().match(/[\p{L}\p{N}£%\uFFFC]+/gu) ?? []);
  const said = words.length < FEWEST_WORDS ? undefined : saidIn(words);
  known.set(first, { blocks, said });
  return said;
}

/** The blocks of each part, its title and what belongs to parts inside it left out. */
function ownBlocks({ document, prose }: LintDesk): ReadonlyMap<string, readonly Prose[]> {
  const partAt = partFinder(document);
  const blocks = new Map<string, Prose[]>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part || block.start < part.bodyStart) continue;
    const own = blocks.get(part.id);
    if (own) own.push(block);
    else blocks.set(part.id, [block]);
  }
  return blocks;
}
